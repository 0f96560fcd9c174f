import { escapeHtml, renderLink } from "../html/html.ts";
import type { Deck, Slide } from "../model.ts";
import type { Lang } from "../schemas.ts";
import { getSlideWords } from "../words.ts";

/** A part of the talk: its heading, made by the slide that opens it if there is one. */
export interface Part {
  readonly heading: string;
  readonly opening?: Slide;
  /** Without the one that opens it. */
  readonly slides: Slide[];
}

/** The parts of these slides; `heading` is that of those before the first that opens a part. */
export function listParts(slides: readonly Slide[], heading = ""): readonly Part[] {
  const parts: Part[] = [];
  for (const slide of slides) {
    const { section } = slide.settings;
    const last = parts.at(-1);
    if (section !== undefined) {
      parts.push({ heading: section === true ? slide.title : section, opening: slide, slides: [] });
    } else if (last === undefined) parts.push({ heading, slides: [slide] });
    else last.slides.push(slide);
  }
  return parts;
}

/** The parts that a slide opens, as a list of links. */
export function renderToc(parts: readonly Part[], lang: Lang): string {
  const items = parts.map(
    ({ heading, opening }) => `<li>${renderLink({ href: `#${opening?.id}` }, heading)}</li>`,
  );
  const { contents } = getSlideWords(lang);
  return `<nav class="toc" aria-label="${contents}"><ol>${items.join("")}</ol></nav>`;
}

/** All slides of a deck as lists of links, by part; the backup slides after the talk. */
export function renderContents(deck: Deck): string {
  const slides = deck.slides;
  const backup = slides.filter(({ settings }) => settings.backup === true);
  const parts = [
    ...listParts(slides.filter((slide) => !backup.includes(slide))),
    ...listParts(backup, getSlideWords(deck.data.lang).reading.backup),
  ];
  return parts.map(renderPart).join("\n");
}

function renderPart({ heading, opening, slides }: Part): string {
  const title = opening === undefined ? escapeHtml(heading) : linkTo(opening, heading);
  const items = slides.map((slide) => `<li>${linkTo(slide, slide.title)}</li>`);
  const list = items.length === 0 ? "" : `<ol>${items.join("")}</ol>`;
  return `${title === "" ? "" : `<p>${title}</p>`}${list}`;
}

function linkTo({ id }: Slide, text: string): string {
  return renderLink({ href: `#${id}` }, text === "" ? id : text);
}
