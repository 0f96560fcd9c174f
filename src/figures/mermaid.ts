import mermaid from "mermaid";
import { cleanDrawing } from "./cleanDrawing.ts";
import { shareStyle } from "./sharedStyle.ts";
import { markSteps } from "./steps.ts";

const FONT_FAMILY = '"Inter Variable", sans-serif';
const FONT_SIZE = 22;

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
    const { svg: html, diagramType } = await mermaid.render(name, source, stage);
    stage.innerHTML = html;
    const svg = stage.querySelector("svg");
    if (svg === null) throw new Error("Mermaid has drawn nothing");
    await markSteps(svg, source);
    dressDrawing(svg, diagramType);
    cleanDrawing(svg, name);
    shareStyle(svg, name);
    return svg.outerHTML;
  } finally {
    stage.remove();
  }
}

/**
 * Flowcharts and sequences are drawn by the page's own style sheet, in both schemes. The many
 * other types keep Mermaid's, on paper: a light ground in either scheme.
 */
function dressDrawing(svg: SVGSVGElement, diagramType: string): void {
  if (/^(?:flowchart|sequence)/.test(diagramType)) {
    svg.querySelector("style")?.remove();
    svg.classList.add(diagramType.startsWith("sequence") ? "sequence" : "flowchart");
    // Mermaid has no classes for participants: the name of one is its kind.
    for (const actor of svg.querySelectorAll<SVGElement>('[data-et="participant"]')) {
      const kind = actor.dataset["id"] ?? "";
      if (/^[\w-]+$/.test(kind)) actor.classList.add(kind);
    }
    return;
  }
  svg.classList.add("paper");
}

/** Fixed, neutral looks: whatever has a colour gets it from the page, so that both schemes fit one drawing. */
function initialize(): void {
  if (isInitialized) return;
  isInitialized = true;
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    theme: "base",
    look: "classic",
    layout: "dagre",
    htmlLabels: false,
    fontFamily: FONT_FAMILY,
    // Decides the size of all labels of a sequence as well.
    fontSize: FONT_SIZE,
    themeVariables: { fontFamily: FONT_FAMILY, fontSize: `${FONT_SIZE}px` },
    themeCSS: `
      text, tspan { font-family: ${FONT_FAMILY}; font-weight: 500; letter-spacing: normal; }
    `,
    flowchart: {
      useMaxWidth: false,
      wrappingWidth: 240,
      padding: 14,
      nodeSpacing: 40,
      rankSpacing: 60,
      curve: "basis",
    },
    sequence: {
      useMaxWidth: false,
      mirrorActors: false,
      // Wide and low, like the area that a slide has for it.
      width: 150,
      height: 52,
      diagramMarginX: 10,
      diagramMarginY: 2,
      actorMargin: 70,
      messageMargin: 7,
      boxMargin: 6,
      actorFontWeight: 500,
      messageFontWeight: 500,
      wrap: false,
    },
  });
}
