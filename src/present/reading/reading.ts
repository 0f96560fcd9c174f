import { drawFigures } from "../slide/figures.ts";
import { outlineSlides } from "../talk/outline.ts";
import { listSections } from "../talk/places.ts";
import { createElement } from "../ui/element.ts";
import { showNotice } from "../ui/notice.ts";
import { getWords } from "../ui/words.ts";
import { followReader } from "./currentSlide.ts";

/** What scrolls sideways where the window is narrow. */
const WIDE = "figure.figure, .table, p:has(> svg.wide)";

/** The reading and print views: the page as it is, with whatever figures are not drawn yet. */
export async function startReading(): Promise<void> {
  if (document.documentElement.dataset["view"] === "read") addReadingTools();
  if (import.meta.env.DRAWS_FIGURES) {
    await drawFigures(document.body);
    // What was drawn above it has moved the slide that the address names.
    document.querySelector(":target")?.scrollIntoView();
  }
  focusScrollers();
  // What an export waits for before it prints.
  document.documentElement.dataset["ready"] = "";
  if (import.meta.hot) import.meta.hot.on("deck:changed", () => location.reload());
}

/** What a reader gets besides the text, which is complete without any of it. */
function addReadingTools(): void {
  const contents = document.querySelector<HTMLElement>(".contents");
  // The list of contents gives way to the slide that was chosen in it.
  contents?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) contents.hidePopover();
  });
  addCopyButtons();
  addSlideLinks();
  followReader();
  // A tap, or Enter, shows a drawing whole that the window cuts; one more puts it back, as Escape does.
  document.addEventListener("click", ({ target }) => enlarge(target));
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter") enlarge(target);
    else if (key === "Escape") enlarge(null);
  });
  addEventListener("resize", focusScrollers);
}

/** Gives each block of code a button that copies it, where the browser lets a page do that. */
function addCopyButtons(): void {
  if (!navigator.clipboard) return;
  const { copy, copied } = getWords();
  for (const code of document.querySelectorAll("figure.code")) {
    const button = createElement("button", "copy", copy);
    button.type = "button";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.querySelector("pre")?.textContent ?? "");
      showNotice(copied);
    });
    code.append(button);
  }
}

/** Puts the number of each slide beside its heading: a link to the slide, which copies its address to share. */
function addSlideLinks(): void {
  const { linkTo, linkCopied } = getWords();
  const sections = listSections(document.querySelector(".slides") ?? document.body);
  for (const { id, number, title } of outlineSlides(sections)) {
    const link = createElement("a", "slide-link", `#${number}`);
    link.href = `#${id}`;
    link.setAttribute("aria-label", linkTo(link.text, title));
    link.addEventListener("click", () => {
      // Where the browser lets a page do that: the address bar has it, too.
      navigator.clipboard?.writeText(link.href).then(
        () => showNotice(linkCopied),
        () => undefined,
      );
    });
    document.getElementById(id)?.querySelector("h1, h2, h3")?.before(link);
  }
}

/** Lets the keys scroll what is wider than the window: not every browser does so by itself. */
function focusScrollers(): void {
  for (const element of document.querySelectorAll<HTMLElement>(WIDE)) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

function enlarge(target: EventTarget | null): void {
  const open = document.querySelector(".enlarged");
  open?.classList.remove("enlarged");
  if (!(target instanceof Element) || target.closest("a") !== null) return;
  const cut = target.closest("[tabindex]:has(> svg)");
  if (cut !== open) cut?.classList.add("enlarged");
}
