/** Pixels of background on each side of a text. */
const ROOM = 3;

/**
 * Puts a background under the texts that match, where they cross a line. An outline in the colour of the
 * page would do it on screen, but a PDF would have the same text twice.
 */
export function addTextBackground(svg: SVGSVGElement, selector: string): void {
  for (const text of svg.querySelectorAll<SVGTextElement>(selector)) {
    const { x, y, width, height } = text.getBBox();
    if (width === 0) continue;
    const box = { x: x - ROOM, y, width: width + 2 * ROOM, height };
    text.before(createShape("rect", "textBackground", box, text));
  }
}

/** A shape that comes on the same step as `beside`. */
export function createShape(
  kind: "rect" | "circle",
  className: string,
  geometry: Readonly<Record<string, number | string>>,
  beside: Element,
): SVGElement {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", kind);
  shape.setAttribute("class", className);
  const step = beside.getAttribute("data-step");
  const all = { ...geometry, ...(step === null ? {} : { "data-step": step }) };
  for (const [name, value] of Object.entries(all)) shape.setAttribute(name, String(value));
  return shape;
}
