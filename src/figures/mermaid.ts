import mermaid from "mermaid";
import { cleanDrawing } from "./cleanDrawing.ts";
import { decodeEntities, restoreCharacters } from "./entities.ts";
import { createShape, addTextBackground } from "./textBackground.ts";
import { FONT_FAMILY, FONT_SIZE, MERMAID_CONFIG } from "./mermaidConfig.ts";
import { layOnPaper } from "./paper.ts";
import { wearPageColors } from "./pageColors.ts";
import { markSteps } from "./steps.ts";

/** Pixels: two digits have room. */
const NUMBER_RADIUS = 15;

let isInitialized = false;

/**
 * Draws a Mermaid diagram to SVG, in an element outside the slides: inside them, what is hidden
 * or scaled would be measured wrongly. The ids in the drawing begin with `name`. Throws Mermaid's
 * own error when the source does not parse, a `FigureError` when its steps cannot be.
 */
export async function drawMermaid(source: string, name: string): Promise<string> {
  initialize();
  // Labels keep the size of the box that they were measured for.
  await document.fonts.load(`500 ${FONT_SIZE}px ${FONT_FAMILY}`);
  const stage = document.createElement("div");
  stage.className = "drawing-board";
  document.body.append(stage);
  try {
    const { svg: html, diagramType } = await mermaid.render(name, decodeEntities(source), stage);
    stage.innerHTML = html;
    const svg = stage.querySelector("svg");
    if (svg === null) throw new Error("Mermaid has drawn nothing");
    restoreCharacters(svg);
    await markSteps(svg, source);
    dressDrawing(svg, diagramType);
    return cleanDrawing(svg, name);
  } finally {
    stage.remove();
  }
}

/**
 * Flowcharts and sequences are drawn by the page's own style sheet. The many other types keep
 * Mermaid's shapes, with its colours made of the page's.
 */
function dressDrawing(svg: SVGSVGElement, diagramType: string): void {
  if (!/^(?:flowchart|sequence)/.test(diagramType)) {
    // A relation's text begins in the middle of its line.
    addTextBackground(svg, ':is(line, path)[stroke="#444444"] ~ text');
    layOnPaper(svg);
    wearPageColors(svg);
    return;
  }
  svg.querySelector("style")?.remove();
  if (diagramType === "sequence") dressSequence(svg);
  else svg.classList.add("flowchart");
}

function dressSequence(svg: SVGSVGElement): void {
  svg.classList.add("sequence");
  // Mermaid has no classes for participants: the name of one is its kind.
  for (const actor of svg.querySelectorAll<SVGElement>('[data-et="participant"]')) {
    const kind = actor.dataset["id"] ?? "";
    if (/^[\w-]+$/.test(kind)) actor.classList.add(kind);
  }
  linkParticipants(svg);
  dressNumbers(svg);
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
function dressNumbers(svg: SVGSVGElement): void {
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

function initialize(): void {
  if (isInitialized) return;
  isInitialized = true;
  mermaid.initialize(MERMAID_CONFIG);
}
