import fitty from "fitty";
import { paintBackground } from "../stage/backgrounds.ts";
import { createElement } from "../ui/element.ts";
import { numberSlide } from "../talk/outline.ts";
import { isBackup, listSections } from "../talk/places.ts";

/** What a PDF is to have besides the slides: their numbers, its parts in the outline, each figure described. */
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
  for (const frame of slides.querySelectorAll("figure:not([role])"))
    frame.setAttribute("role", "group");
}

/** The slides of a part stand below it in the outline, whatever level their headings were written at. */
function lowerHeadings(section: HTMLElement): void {
  for (const heading of section.querySelectorAll("h1, h2, h3")) {
    heading.setAttribute("role", "heading");
    heading.setAttribute("aria-level", String(Number(heading.tagName.slice(1)) + 1));
  }
}
