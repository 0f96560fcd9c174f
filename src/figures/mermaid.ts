import mermaid from "mermaid";
import type { Location, Problem } from "../deck/problem.ts";

const FONT_FAMILY = '"Inter Variable", sans-serif';
const FONT_SIZE = 22;

let isInitialized = false;

/**
 * Draws a Mermaid diagram to SVG, in an element outside the slides: inside them, what is hidden
 * or scaled would be measured wrongly. Throws Mermaid's own error when the source does not parse.
 */
export async function drawMermaid(source: string): Promise<string> {
  initialize();
  // Labels keep the size of the box that they were measured for.
  await document.fonts.load(`500 ${FONT_SIZE}px ${FONT_FAMILY}`);
  const id = `figure-${hash(source)}`;
  const stage = document.createElement("div");
  stage.className = "drawing-board";
  document.body.append(stage);
  try {
    const { svg } = await mermaid.render(id, source, stage);
    return loosenStyle(svg, id);
  } finally {
    stage.remove();
  }
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
      width: 170,
      height: 56,
      actorMargin: 90,
      messageMargin: 26,
      boxMargin: 8,
      actorFontSize: FONT_SIZE,
      messageFontSize: FONT_SIZE,
      noteFontSize: FONT_SIZE,
      actorFontWeight: 500,
      messageFontWeight: 500,
      wrap: false,
    },
  });
}

/** Mermaid's rules carry the drawing's id; without its weight, the page's style sheets decide. */
function loosenStyle(svg: string, id: string): string {
  return svg.replace(/<style>([\s\S]*?)<\/style>/, (_style, rules: string) => {
    return `<style>${rules.replace(new RegExp(`#${id}(?![\\w-])`, "g"), `:where(#${id})`)}</style>`;
  });
}

/** The same source gives the same drawing, ids included. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (value >>> 0).toString(36);
}

/** What Mermaid's two kinds of parser tell of the place of a mistake, lines from 1 and columns from 0. */
interface ParserError {
  readonly message?: string;
  readonly hash?: {
    readonly line?: number;
    readonly loc?: { readonly first_line?: number; readonly first_column?: number };
  };
}

/** A drawing's failure as a problem; `at` is where the figure's source begins in the slide file. */
export function describeFailure(error: unknown, at: Location): Problem {
  const { message = String(error), hash: place } = error as ParserError;
  const named = /line:? (\d+)(?:, column:? (\d+))?/i.exec(message);
  const line = place?.loc?.first_line ?? Number(named?.[1] ?? 1);
  const column = place?.loc?.first_column ?? Number(named?.[2] ?? 1) - 1;
  return {
    code: "diagram",
    severity: "error",
    message: `this diagram cannot be drawn: ${message.replace(/\s+/g, " ").trim()}`,
    at: { ...at, line: at.line + line - 1, column: at.column + column },
  };
}
