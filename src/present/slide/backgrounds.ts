import type { RevealApi } from "reveal.js";
import { listSections } from "../talk/slides.ts";
import { createElement } from "../ui/element.ts";
import { blend, readColour } from "./colour.ts";

/** What the words on a ground are dark or light by: reveal's own names. */
const CONTRASTS = ["has-dark-background", "has-light-background"] as const;
/** A colour as the browser gives it, whatever it was written as. */
const COLOURS = /\b(?:rgba?|(?:ok)?(?:lab|lch)|color)\([^()]*\)/g;

/** Where there is no reveal: what it would show below a slide, in the slide itself. */
export function paintBackground(section: HTMLElement): void {
  const { background, backgroundColor, backgroundGradient, backgroundOpacity } = section.dataset;
  const { backgroundSize, backgroundRepeat, backgroundPosition } = section.dataset;
  const ground = createElement("div", "ground");
  // What is undefined is no value of CSS: it changes nothing.
  const backgroundImage = backgroundGradient;
  Object.assign(ground.style, { background, backgroundColor, backgroundImage });
  if (ground.style.length > 0) {
    section.prepend(ground);
    markContrast(section, ground);
  }
  const picture = section.querySelector<HTMLImageElement>(":scope > img.background");
  if (picture === null) return;
  Object.assign(picture.style, { opacity: backgroundOpacity });
  if ((backgroundSize ?? backgroundRepeat ?? backgroundPosition) === undefined) return;
  // An element of its own shows a picture once; it stays for its description, out of sight.
  picture.style.objectPosition = "-9999px";
  picture.style.backgroundImage = `url("${quoteAddress(picture.src)}")`;
  Object.assign(picture.style, { backgroundSize, backgroundRepeat, backgroundPosition });
}

/**
 * Reveal has an element behind each slide. Where none of them shows anything, they are not there
 * for the browser, which would look at the style of all of them at every step.
 */
export function backgrounds(deck: RevealApi): void {
  const update = (): void => {
    const layer = deck.getRevealElement()?.querySelector<HTMLElement>(":scope > .backgrounds");
    if (layer) layer.hidden = layer.querySelector("[data-background-hash]") === null;
    // Reveal itself looks at a plain colour alone.
    for (const section of listSections(deck.getSlidesElement() ?? document.body)) {
      const ground = deck.getSlideBackground(section);
      if (ground?.matches("[data-background-hash]")) markContrast(section, ground);
    }
    const current = deck.getCurrentSlide() as HTMLElement | undefined;
    for (const name of CONTRASTS) {
      deck.getRevealElement()?.classList.toggle(name, current?.classList.contains(name) ?? false);
    }
  };
  update();
  deck.on("sectionsswapped", update);
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

/** Says whether most of a slide's ground is dark or light; one that is hardly seen is neither. */
function markContrast(section: Element, ground: Element): void {
  const { backgroundColor, backgroundImage } = getComputedStyle(ground);
  const stops = backgroundImage.match(COLOURS) ?? ["transparent"];
  const levels = stops
    .map((stop) => blend(readColour(stop), readColour(backgroundColor)))
    .filter(({ alpha }) => alpha >= 0.5)
    .map(({ red, green, blue }) => (red * 299 + green * 587 + blue * 114) / 1000);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const [dark, light] = CONTRASTS;
  section.classList.toggle(dark, mean < 128);
  section.classList.toggle(light, mean >= 128);
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
