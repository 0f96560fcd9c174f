import type { RevealApi } from "reveal.js";
import { CONTRASTS, markContrast, quoteAddress } from "../slide/background.ts";
import { listSections } from "../talk/places.ts";

/**
 * Reveal has an element behind each slide. Where none of them shows anything, they are not there
 * for the browser, which would look at the style of all of them at every step.
 */
export function backgrounds(deck: RevealApi): void {
  const hide = (): void => {
    const layer = deck.getRevealElement()?.querySelector<HTMLElement>(":scope > .backgrounds");
    if (layer) layer.hidden = layer.querySelector("[data-background-hash]") === null;
  };
  // Reveal itself looks at a plain colour alone.
  const mark = (): void => {
    for (const section of listSections(deck.getSlidesElement() ?? document.body)) {
      const ground = deck.getSlideBackground(section);
      if (ground?.matches("[data-background-hash]")) markContrast(section, ground);
    }
    const current = deck.getCurrentSlide() as HTMLElement | undefined;
    for (const name of CONTRASTS) {
      deck.getRevealElement()?.classList.toggle(name, current?.classList.contains(name) ?? false);
    }
  };
  for (const event of ["ready", "sectionsswapped"]) {
    deck.on(event, hide);
    deck.on(event, mark);
  }
}

/**
 * Gives the background pictures of slides to reveal, which shows them beyond the slide's own edges
 * on a screen of another shape. The other views show the picture where it is in the slide.
 */
export function moveBackgrounds(root: ParentNode): void {
  for (const picture of root.querySelectorAll<HTMLImageElement>("img.background")) {
    const section = picture.closest("section");
    if (section !== null) section.dataset["backgroundImage"] = quoteAddress(picture.src);
  }
}
