import { blend, readColour, type Colour } from "../../present/slide/colour.ts";

/**
 * The contrast of a text, of which `rect` is the first line, with what lies under the middle of
 * that: from 1 to 21. Unknown where that is a picture, or the text is weak on purpose.
 */
export function measureContrast(element: Element, rect: DOMRect): number | undefined {
  if (readOpacity(element) < 1) return undefined;
  const style = getComputedStyle(element);
  const colour = readColour(element instanceof SVGElement ? style.fill : style.color);
  const ground = readGround(element, rect);
  if (ground === undefined || colour.alpha === 0) return undefined;
  return computeContrast(blend(colour, ground), ground);
}

/** WCAG's contrast ratio, from 1 to 21. */
function computeContrast(one: Colour, other: Colour): number {
  const [light, dark] = [computeLuminance(one), computeLuminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function computeLuminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const value = channel / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** What is dimmed, or still to come, is meant to be weak. */
function readOpacity(element: Element): number {
  const own = Number(getComputedStyle(element).opacity);
  return element.parentElement === null ? own : Math.min(own, readOpacity(element.parentElement));
}

/** The colours below a text, laid over each other; unknown where one of them is a picture. */
function readGround(element: Element, { left, top, width, height }: DOMRect): Colour | undefined {
  const [x, y] = [left + width / 2, top + height / 2];
  const slide = element.closest("section")?.getBoundingClientRect();
  const isInside = slide && x > slide.left && x < slide.right && y > slide.top && y < slide.bottom;
  // Beyond its slide a text is not seen, and nothing lies under it.
  if (isInside === false) return undefined;
  const stack = document
    .elementsFromPoint(x, y)
    .filter((below) => !element.contains(below) && !below.matches("text, tspan"));
  let ground: Colour = { red: 0, green: 0, blue: 0, alpha: 0 };
  for (const below of [...stack, document.body, document.documentElement]) {
    if (below.matches("img, image, video, canvas, svg.art, svg.art *")) return undefined;
    const style = getComputedStyle(below);
    // Gradients of the page's own backdrop are faint: its colour is what counts.
    const isPicture = style.backgroundImage.includes("url(");
    if (isPicture) return undefined;
    // A line has no inside, whatever its style says.
    if (below instanceof SVGLineElement) continue;
    const isShape = below instanceof SVGGeometryElement;
    const colour = readColour(isShape ? style.fill : style.backgroundColor);
    const opacity = readOpacity(below) * (isShape ? Number(style.fillOpacity) : 1);
    ground = blend(ground, { ...colour, alpha: colour.alpha * opacity });
    if (ground.alpha >= 0.999) return ground;
  }
  return ground.alpha > 0 ? ground : undefined;
}
