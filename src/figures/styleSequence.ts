import { FONT_FAMILY, FONT_SIZE } from "./mermaidConfig.ts";

/** Pixels: two digits have room. */
const NUMBER_RADIUS = 15;
/** Pixels of background on each side of a text. */
const ROOM = 3;

/** Prepares a sequence for the page's own style sheet: its kinds, links, numbers, and texts on lines. */
export function styleSequence(svg: SVGSVGElement): void {
  svg.classList.add("sequence");
  // Mermaid has no classes for participants: the name of one is its kind.
  for (const actor of svg.querySelectorAll<SVGElement>('[data-et="participant"]')) {
    const kind = actor.dataset["id"] ?? "";
    if (/^[\w-]+$/.test(kind)) actor.classList.add(kind);
  }
  // What the page's style sheet says once of all texts.
  const usual = { "font-family": FONT_FAMILY, "font-size": `${FONT_SIZE}px`, "font-weight": "500" };
  for (const { style } of svg.querySelectorAll("text")) {
    for (const [name, value] of Object.entries(usual)) {
      if (style.getPropertyValue(name) === value) style.removeProperty(name);
    }
  }
  linkParticipants(svg);
  drawNumbers(svg);
  addTextBackground(svg, ".messageText, .loopText, .sectionTitle");
  // The head of an actor stands out at the top.
  const { x, y, width, height } = svg.viewBox.baseVal;
  const top = Math.min(y, svg.getBBox().y - 2);
  const bottom = y + height + (svg.querySelector(".numberDisc") === null ? 0 : NUMBER_RADIUS);
  svg.setAttribute("viewBox", [x, top, width, bottom - top].join(" "));
  svg.setAttribute("height", String(bottom - top));
}

/** Mermaid opens a list of links at a click: here the participant itself leads to the first of them. */
function linkParticipants(svg: SVGSVGElement): void {
  for (const list of svg.querySelectorAll(".actorPopupMenu")) {
    const link = list.querySelector("a");
    const participant = svg.querySelector(`#root-${/\d+/.exec(list.id)?.[0] ?? ""}`);
    if (link === null || participant === null) continue;
    participant.before(link);
    link.replaceChildren(participant);
  }
}

/** Mermaid's disc is the marker of a line without width, which browsers do not draw. */
function drawNumbers(svg: SVGSVGElement): void {
  for (const line of svg.querySelectorAll("line[marker-start*=sequencenumber]")) {
    const [x = "0", y = "0"] = ["x1", "y1"].map((name) => line.getAttribute(name) ?? "0");
    line.replaceWith(createShape("circle", "numberDisc", { cx: x, cy: y, r: NUMBER_RADIUS }, line));
  }
  for (const text of svg.querySelectorAll(".sequenceNumber")) {
    text.setAttribute("y", text.previousElementSibling?.getAttribute("cy") ?? "0");
    text.setAttribute("dominant-baseline", "central");
    for (const name of ["font-family", "font-size"]) text.removeAttribute(name);
  }
}

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
function createShape(
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
