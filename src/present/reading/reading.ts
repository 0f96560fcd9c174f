import { drawFigures } from "../slide/drawFigures.ts";
import { outlineSlides, listSections } from "../talk/slides.ts";
import { createButton, createElement, writeText } from "../ui/element.ts";
import { showNotice } from "../ui/dialog.ts";
import { getWords } from "../ui/words.ts";

/** What scrolls sideways where the window is narrow. */
const WIDE = import.meta.env.HAS_FORMULAS
  ? "figure.figure, .table, p:has(> svg.wide), .katex-display"
  : "figure.figure, .table, p:has(> svg.wide)";

/** Draws what is not drawn yet; what is drawn above it moves the slide that the address names. */
export async function drawPage(): Promise<void> {
  if (!import.meta.env.DRAWS_FIGURES) return;
  await drawFigures(document.body);
  document.querySelector(":target")?.scrollIntoView();
}

/** The list of contents gives way to the slide that was chosen in it. */
export function closeContents(): void {
  const contents = document.querySelector<HTMLElement>(".contents");
  contents?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) contents.hidePopover();
  });
}

/** Gives each block of code a button that copies it, where the browser lets a page do that. */
export function addCopyButtons(): void {
  if (!navigator.clipboard) return;
  const { copy, copied } = getWords();
  for (const code of document.querySelectorAll("figure.code:not(:has(> .copy))")) {
    const copyCode = async (): Promise<void> => {
      await navigator.clipboard.writeText(code.querySelector("pre")?.textContent ?? "");
      showNotice(copied);
    };
    code.append(createButton(copy, () => void copyCode(), "copy"));
  }
}

/** Puts the number of each slide beside its heading: a link to the slide, which copies its address to share. */
export function addSlideLinks(slides: Element): void {
  for (const { id, number, title } of outlineSlides(listSections(slides))) {
    const heading = document.getElementById(id)?.querySelector("h1, h2, h3");
    const there = heading?.previousElementSibling;
    const link = there?.matches("a.slide-link") ? (there as HTMLAnchorElement) : createSlideLink();
    writeText(link, `#${number}`);
    link.href = `#${id}`;
    link.setAttribute("aria-label", getWords().linkTo(link.text, title));
    if (link !== there) heading?.before(link);
  }
}

function createSlideLink(): HTMLAnchorElement {
  const link = createElement("a", "slide-link");
  link.addEventListener("click", () => {
    // Where the browser lets a page do that: the address bar has it, too.
    navigator.clipboard?.writeText(link.href).then(
      () => showNotice(getWords().linkCopied),
      () => undefined,
    );
  });
  return link;
}

/** Lets the keys scroll what is wider than the window: not every browser does so by itself. */
export function focusScrollers(): void {
  for (const element of document.querySelectorAll<HTMLElement>(WIDE)) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

/** A tap, or Enter, shows a drawing whole that the window cuts; one more puts it back, as Escape does. */
export function enlargeDrawings(): void {
  document.addEventListener("click", ({ target }) => enlarge(target));
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter") enlarge(target);
    else if (key === "Escape") enlarge(null);
  });
}

function enlarge(target: EventTarget | null): void {
  const open = document.querySelector(".enlarged");
  open?.classList.remove("enlarged");
  if (!(target instanceof Element) || target.closest("a") !== null) return;
  const cut = target.closest("[tabindex]:has(> svg)");
  if (cut !== open) cut?.classList.add("enlarged");
}
