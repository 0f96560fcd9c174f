import fitty from "fitty";
import type { RevealApi } from "reveal.js";
import { numberSlide, isBackup, listSections, listSteps } from "../talk/slides.ts";
import { createElement } from "../ui/element.ts";
import { paintBackground } from "./backgrounds.ts";
import { showWholeDrawings } from "./camera.ts";
import { showSteps } from "./steps.ts";

/** Adds what a PDF has besides the slides: their numbers, its parts in the outline, each figure described. */
export function preparePages(slides: Element): void {
  const sections = listSections(slides);
  let isInPart = false;
  for (const section of sections) {
    paintBackground(section);
    section.append(createElement("p", "slide-number", numberSlide(sections, section)));
    const isPart = section.dataset["part"] !== undefined;
    isInPart = isPart || (isInPart && !isBackup(section));
    if (isInPart && !isPart) lowerHeadings(section);
  }
  const fitted = fitty(".r-fit-text", { minSize: 24, maxSize: 576 });
  void document.fonts.ready.then(() => {
    for (const { fit } of fitted) fit({ sync: true });
  });
  // A frame of code, or of what has its own description, would be a picture that nobody describes.
  for (const frame of slides.querySelectorAll("figure:not([role])")) {
    frame.setAttribute("role", "group");
  }
}

/** The slides of a part are below it in the outline, whatever level their headings were written at. */
function lowerHeadings(section: HTMLElement): void {
  for (const heading of section.querySelectorAll("h1, h2, h3")) {
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", String(Number(heading.tagName.slice(1)) + 1));
  }
}

/** When the address asks for `steps`: makes of each slide a page as it opens, and one more for every step. */
export function printSteps(root: Element): void {
  if (!new URLSearchParams(location.search).has("steps")) return;
  document.documentElement.dataset["steps"] = "";
  for (const section of listSections(root)) {
    const count = listSteps(section).length;
    // Links lead to the first page of a slide, which keeps its place in the outline.
    for (let step = count; step > 0; step -= 1) section.after(copyAt(section, step));
    showSteps(section, 0);
  }
}

function copyAt(section: HTMLElement, step: number): HTMLElement {
  const copy = document.createElement("section");
  copy.className = section.className;
  copy.append(...section.cloneNode(true).childNodes);
  for (const heading of copy.querySelectorAll("h1, h2, h3")) {
    heading.setAttribute("role", "paragraph");
  }
  showSteps(copy, step);
  return copy;
}

/** Lets the stage be printed as the article: without reveal's marks the style sheets make it. */
export function printStage(deck: RevealApi): void {
  const { documentElement: page } = document;
  const setView = (view: "read" | "stage"): void => {
    page.dataset["view"] = view;
    page.classList.toggle("reveal-full-page", view === "stage");
    deck.getRevealElement()?.classList.toggle("reveal", view === "stage");
    deck.getViewportElement()?.classList.toggle("reveal-viewport", view === "stage");
  };
  let taken: (readonly [Element, Attr])[] = [];
  let restoreViews: (() => void) | undefined;
  addEventListener("beforeprint", () => {
    setView("read");
    restoreViews = showWholeDrawings(document);
    // Else a screen reader, and the outline of a PDF, would know the current slide alone.
    for (const section of document.querySelectorAll(".deck section")) {
      for (const name of ["hidden", "aria-hidden"]) {
        const attribute = section.getAttributeNode(name);
        if (attribute !== null) taken.push([section, section.removeAttributeNode(attribute)]);
      }
    }
  });
  addEventListener("afterprint", () => {
    for (const [section, attribute] of taken) section.setAttributeNode(attribute);
    taken = [];
    restoreViews?.();
    setView("stage");
  });
}
