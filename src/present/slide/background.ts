import { createElement } from "../ui/element.ts";
import { blend, readColour } from "./colour.ts";

/** What the words on a ground are dark or light by: reveal's own names. */
export const CONTRASTS = ["has-dark-background", "has-light-background"] as const;
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

/** Says whether most of a slide's ground is dark or light; one that is hardly seen is neither. */
export function markContrast(section: Element, ground: Element): void {
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
export function quoteAddress(address: string): string {
  return address.replace(
    /['"()\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
