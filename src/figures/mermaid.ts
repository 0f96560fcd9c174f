import mermaid from "mermaid";
import { cleanDrawing } from "./cleanDrawing.ts";
import { FONT_FAMILY, FONT_SIZE, MERMAID_CONFIG } from "./mermaidConfig.ts";
import { cropDrawing, recolorDrawing } from "./recolor.ts";
import { styleFlowchart } from "./styleFlowchart.ts";
import { addTextBackground, styleSequence } from "./styleSequence.ts";
import { markSteps } from "./steps.ts";

mermaid.initialize(MERMAID_CONFIG);

/**
 * Draws a Mermaid diagram to SVG, in an element outside the slides: inside them, what is hidden
 * or scaled would be measured wrongly. The ids in the drawing begin with `name`. Throws Mermaid's
 * own error when the source does not parse, a `FigureError` when its steps cannot be.
 */
export async function drawMermaid(source: string, name: string): Promise<string> {
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
    styleDrawing(svg, diagramType);
    return cleanDrawing(svg, name);
  } finally {
    stage.remove();
  }
}

/**
 * Flowcharts and sequences are drawn by the page's own style sheet. The many other types keep
 * Mermaid's shapes, with its colours made of the page's.
 */
function styleDrawing(svg: SVGSVGElement, diagramType: string): void {
  if (!/^(?:flowchart|sequence)/.test(diagramType)) {
    // A relation's text begins in the middle of its line.
    addTextBackground(svg, ':is(line, path)[stroke="#444444"] ~ text');
    // Some types say "flowchart" of themselves, which here means the page's own style.
    svg.classList.remove("flowchart", "sequence");
    svg.classList.add("recolored");
    cropDrawing(svg);
    recolorDrawing(svg);
    return;
  }
  svg.querySelector("style")?.remove();
  // Mermaid writes "normal" on each word, which is not what it was measured with.
  for (const name of ["font-weight", "font-style"]) {
    for (const word of svg.querySelectorAll(`[${name}="normal"]`)) word.removeAttribute(name);
  }
  if (diagramType === "sequence") styleSequence(svg);
  else styleFlowchart(svg);
}

const ENTITY = /#(\d+|[a-z]+\d*);/gi;
/** Colours of `fill:#123456;`, which look like one. */
const STYLES = /^\s*(?:style|classDef|linkStyle)\b/;
const STAND_IN = /[a-z]([\u{E0020}-\u{E007E}])/gu;
const TAGS = 0xe0000;

/**
 * Gives a source whose entity codes, `#quot;` and `#35;`, are characters. Those that mean something
 * to a parser are a letter, which is as wide, and a tag that has no width; `restoreCharacters` puts
 * them into the drawing. Mermaid itself forgets the codes in most of its kinds.
 */
function decodeEntities(source: string): string {
  return source
    .split("\n")
    .map((line) => (STYLES.test(line) ? line : line.replace(ENTITY, decode)))
    .join("\n");
}

function decode(entity: string, name: string): string {
  const parser = document.createElement("textarea");
  parser.innerHTML = /^\d/.test(name) ? `&#${name};` : `&${name};`;
  const character = parser.value;
  if ([...character].length !== 1) return entity;
  if (!/[ -/:-@[-`{-~]/.test(character)) return character;
  return `${/[#&@%]/.test(character) ? "a" : "r"}${String.fromCodePoint(TAGS + character.charCodeAt(0))}`;
}

/** Replaces entities by their characters. */
function restoreCharacters(svg: SVGSVGElement): void {
  const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    node.nodeValue = (node.nodeValue ?? "").replace(STAND_IN, (_all, tag: string) =>
      String.fromCodePoint((tag.codePointAt(0) ?? 0) - TAGS),
    );
  }
}
