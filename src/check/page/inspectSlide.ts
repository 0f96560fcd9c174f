import { measureContrast } from "./contrast.ts";

/** A fault of a slide that its audience would see, with the words that it concerns and where they are. */
export interface Finding {
  readonly code: "overflow" | "small-text" | "low-contrast" | "tight-title";
  readonly text: string;
  /** Stage pixels of 1280 × 720, or a ratio of contrast. */
  readonly measured: number;
  /** The number of the figure in its slide, from 0, for words inside one. */
  readonly figure: number | undefined;
}

/** Stage pixels: below it, the last row of a meetup's room cannot read. */
const SMALLEST_TEXT = 20;
/** WCAG's AA. */
const LOWEST_CONTRAST = 4.5;
/** The part of a title's line that browsers may need more or less than each other. */
const SPARE = 0.02;
/** Stage pixels that a picture may go beyond: an ornament touches the edge on purpose. */
const BLEED = 16;
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, dl, pre, table, figure, blockquote";
/** Stage pixels that are lost to rounding. */
const TOLERANCE = 1;

/** Measures a slide that is shown on stage, at the step that is shown. */
export function inspectSlide(slide: HTMLElement): readonly Finding[] {
  const scale = slide.getBoundingClientRect().width / slide.offsetWidth;
  const texts = listTexts(slide);
  return [
    ...findOverflows(slide),
    ...keepSmallest(texts.flatMap((text) => findSmallText(text, scale))),
    ...texts.flatMap(findLowContrast),
    ...findTightTitles(slide),
  ];
}

/** The blocks of a slide of which words or pictures go beyond its edges, or are cut off by a box. */
function findOverflows(slide: HTMLElement): readonly Finding[] {
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / slide.offsetWidth;
  const measure = (piece: Text): number => measureBeyond(piece, frame) / scale;
  const texts = listTexts(slide).map((text) => ({ ...text, measured: measure(text) }));
  const pictures = listPictures(slide)
    .map((picture) => ({ ...picture, measured: measure(picture) }))
    .filter(({ measured }) => measured > BLEED);
  const findingByBlock = new Map<Element, Finding>();
  for (const { element, words, figure, measured } of [
    ...texts,
    ...pictures,
    ...listClipped(slide),
  ]) {
    if (measured <= TOLERANCE) continue;
    const block = findBlock(element, slide);
    const { text = words, measured: most = 0 } = findingByBlock.get(block) ?? {};
    const finding = { text, measured: Math.max(most, measured), figure };
    findingByBlock.set(block, { code: "overflow", ...finding });
  }
  return [...findingByBlock.values()];
}

interface Text {
  readonly element: Element;
  readonly words: string;
  readonly rects: readonly DOMRect[];
  readonly figure: number | undefined;
}

/** The runs of text that can be seen, or will be on a later step of this slide. */
function listTexts(slide: HTMLElement): Text[] {
  const figures = [...slide.querySelectorAll("figure.figure")];
  const findFigure = (element: Element): number | undefined => {
    const index = figures.findIndex((figure) => figure.contains(element));
    return index === -1 ? undefined : index;
  };
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = readWords(node);
    if (element === null || words === "" || isHidden(element)) continue;
    if (element.closest("svg text") !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width * height > 1);
    if (rects.length > 0) texts.push({ element, words, rects, figure: findFigure(element) });
  }
  const labels = [...slide.querySelectorAll("svg text")].filter(
    (label) => label.textContent.trim() !== "" && !isHidden(label),
  );
  return [
    ...texts,
    ...labels.map((label) => ({
      element: label,
      words: readLabel(label),
      rects: [label.getBoundingClientRect()],
      figure: findFigure(label),
    })),
  ];
}

function readWords(node: Node): string {
  return node.textContent?.replace(/\s+/g, " ").trim() ?? "";
}

/** A label of several lines is one text. */
function readLabel(label: Element): string {
  const lines = [...label.childNodes].map((line) => line.textContent?.trim() ?? "");
  return lines.filter(Boolean).join(" ");
}

/** Not drawn, or only for those who listen: that is nobody's to read. */
function isHidden(element: Element): boolean {
  return (
    element.closest(".visually-hidden, .katex-mathml, aside.notes, style, script, [hidden]") !==
      null || !element.checkVisibility()
  );
}

/** Pictures go by what they say they show, else by their file. */
function listPictures(slide: HTMLElement): Text[] {
  const pictures = [...slide.querySelectorAll("img, video, iframe, canvas, svg:not(svg svg)")];
  return pictures
    .filter((picture) => !isHidden(picture) && picture.closest("figure.figure") === null)
    .map((element) => ({
      element,
      words:
        element.getAttribute("alt") ||
        element.getAttribute("aria-label") ||
        (element.getAttribute("src")?.replace(/^.*\//, "") ?? element.localName),
      rects: [element.getBoundingClientRect()],
      figure: undefined,
    }));
}

function measureBeyond({ rects }: Text, frame: DOMRect): number {
  return Math.max(
    ...rects.flatMap(({ left, right, top, bottom }) => [
      frame.left - left,
      right - frame.right,
      frame.top - top,
      bottom - frame.bottom,
    ]),
  );
}

/** The outermost block around an element: what goes beyond with all its lines is one fault. */
function findBlock(element: Element, slide: HTMLElement): Element {
  let block = element;
  for (let outer = element; outer !== slide && outer.parentElement; outer = outer.parentElement) {
    if (outer.matches(BLOCKS)) block = outer;
  }
  return block;
}

/** Boxes that cut off, or scroll, what does not fit: on stage nobody scrolls. */
function listClipped(slide: HTMLElement): (Omit<Text, "rects"> & { readonly measured: number })[] {
  return [...slide.querySelectorAll<HTMLElement>("pre, table, figure, div, ul, ol, p, blockquote")]
    .filter(
      (box) =>
        !isHidden(box) && box.clientWidth > 1 && getComputedStyle(box).overflow !== "visible",
    )
    .map((box) => ({
      element: box,
      words: readWords(box),
      figure: undefined,
      measured: Math.max(box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight),
    }));
}

function findSmallText({ element, words, figure }: Text, scale: number): Finding[] {
  const drawn = element instanceof SVGElement ? readSvgScale(element) / scale : 1;
  const measured = Number.parseFloat(getComputedStyle(element).fontSize) * drawn;
  // Sizes of drawings are products of many factors, and layout rounds some of them.
  // In a formula, small figures are a part of the notation.
  const isScript = element.closest(".katex-sizing") !== null;
  const isSmall = measured < SMALLEST_TEXT - 0.5 && !isScript;
  return isSmall ? [{ code: "small-text", text: words, measured, figure }] : [];
}

/** A drawing that is too small is so with all its labels: one of them says it. */
function keepSmallest(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding) =>
      finding.figure === undefined ||
      finding ===
        findings
          .filter(({ figure }) => figure === finding.figure)
          .toSorted((a, b) => a.measured - b.measured)[0],
  );
}

function readSvgScale(element: SVGElement): number {
  const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
  return matrix === null ? 1 : Math.hypot(matrix.a, matrix.b);
}

function findLowContrast({ element, words, rects, figure }: Text): Finding[] {
  const measured = rects[0] === undefined ? undefined : measureContrast(element, rects[0]);
  const isLow = measured !== undefined && measured < LOWEST_CONTRAST - 0.005;
  return isLow ? [{ code: "low-contrast", text: words, measured, figure }] : [];
}

/** Titles that would take one line more if their words were a hair wider, as in another browser. */
function findTightTitles(slide: HTMLElement): Finding[] {
  return [...slide.querySelectorAll<HTMLElement>("h1, h2")].flatMap((title): Finding[] => {
    const { offsetHeight: height, offsetWidth: width } = title;
    const kept = title.style.maxWidth;
    title.style.maxWidth = `${width * (1 - SPARE)}px`;
    const isTight = title.offsetHeight > height;
    title.style.maxWidth = kept;
    const text = readWords(title);
    return isTight ? [{ code: "tight-title", text, measured: SPARE, figure: undefined }] : [];
  });
}
