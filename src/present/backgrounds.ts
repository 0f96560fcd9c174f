import type { RevealApi } from "reveal.js";

/**
 * Reveal has an element behind each slide. Where none of them shows anything, they are not there
 * for the browser, which would look at the style of all of them at every step.
 */
export function backgrounds(deck: RevealApi): void {
  const hide = (): void => {
    const layer = deck.getRevealElement()?.querySelector<HTMLElement>(":scope > .backgrounds");
    if (layer) layer.hidden = layer.querySelector("[data-background-hash]") === null;
  };
  for (const event of ["ready", "sectionsswapped"]) deck.on(event, hide);
}

/**
 * Gives the background pictures of slides to reveal, which shows them beyond the slide's own edges
 * on a screen of another shape. The other views show the picture where it stands in the slide.
 */
export function moveBackgrounds(root: ParentNode): void {
  for (const picture of root.querySelectorAll<HTMLImageElement>("img.background")) {
    const section = picture.closest("section");
    if (section !== null) section.dataset["backgroundImage"] = quoteAddress(picture.src);
  }
}

/**
 * Reveal writes an address into `url(…)` without quotation marks. In the single file it is the
 * picture itself, where marks and brackets would end it.
 */
function quoteAddress(address: string): string {
  return address.replace(
    /['"()\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
