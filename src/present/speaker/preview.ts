import { paintBackground } from "../slide/background.ts";
import { showEnlarged, showSteps } from "../slide/steps.ts";
import { createElement } from "../ui/element.ts";

/** Of a slide, in its own pixels. */
const WIDTH = 1280;

/**
 * A small picture of the stage: a copy of the slide's own section at one step, under the style sheets of the stage. Two
 * of them may show the same drawing: its ids are then there twice, and mean the same both times.
 */
export function createPreview(className: string) {
  const slides = createElement("div", "slides");
  const element = createElement(
    "div",
    `preview ${className}`,
    createElement("div", "reveal", slides),
  );
  // What the style sheets of the stage ask for.
  element.dataset["view"] = "stage";
  element.dataset["ready"] = "";
  // As a stage opens, until one says what it wears.
  element.dataset["scheme"] = "dark";
  // CSS alone cannot: browsers do not agree on what a length over a length is.
  new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    element.style.setProperty("--preview-scale", String(width / WIDTH));
  }).observe(element);

  let original: HTMLElement | undefined;
  let copy: HTMLElement | undefined;
  return {
    element,
    /** Shows a slide; without one, nothing. */
    show(section: HTMLElement | undefined, step: number, enlarged: number): void {
      if (section !== original || copy === undefined) {
        original = section;
        copy = section && copySection(section);
        slides.replaceChildren(...(copy === undefined ? [] : [copy]));
        if (copy !== undefined) paintBackground(copy);
      }
      if (copy === undefined) return;
      showSteps(copy, step);
      showEnlarged(copy, enlarged);
    },
    /** The slide itself has changed since: the next `show` copies it again. */
    forget(): void {
      copy = undefined;
    },
  };
}

function copySection(section: HTMLElement): HTMLElement {
  const copy = section.cloneNode(true) as HTMLElement;
  copy.classList.add("present");
  copy.querySelector("aside.notes")?.remove();
  return copy;
}
