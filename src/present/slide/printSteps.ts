import { listSteps, showFragments } from "../talk/fragments.ts";
import { listSections } from "../talk/places.ts";
import { showSteps } from "./steps.ts";

/** Makes of each slide a page as it opens, and one more for every step. */
export function printSteps(root: Element): void {
  document.documentElement.dataset["steps"] = "";
  for (const section of listSections(root)) {
    const count = listSteps(section).length;
    // Links lead to the first page of a slide, which keeps its place in the outline.
    for (let step = count; step > 0; step -= 1) section.after(copyAt(section, step));
    showAt(section, 0);
  }
}

function copyAt(section: HTMLElement, step: number): HTMLElement {
  const copy = document.createElement("section");
  copy.className = section.className;
  copy.append(...section.cloneNode(true).childNodes);
  for (const heading of copy.querySelectorAll("h1, h2, h3")) {
    heading.setAttribute("role", "paragraph");
  }
  showAt(copy, step);
  return copy;
}

function showAt(section: HTMLElement, step: number): void {
  showFragments(section, step);
  showSteps(section);
}
