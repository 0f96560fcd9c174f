import { createElement } from "../element.ts";
import { readTitle } from "../outline.ts";
import { listSections } from "../places.ts";
import { getWords } from "../words.ts";

/** Puts a link to each slide beside its heading: whoever follows it has the slide's address to share. */
export function addSlideLinks(): void {
  for (const section of listSections(document.querySelector(".slides") ?? document.body)) {
    const link = createElement("a", "slide-link", "#");
    link.href = `#${section.id}`;
    link.setAttribute("aria-label", getWords().linkTo(readTitle(section)));
    section.querySelector("h1, h2, h3")?.before(link);
  }
}
