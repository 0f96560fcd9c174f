import mermaid from "mermaid";

/** Why a figure's source could not be drawn; `line` and `column` count from 1 inside that source. */
export class FigureError extends Error {
  override name = "FigureError";
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const FONT_FAMILY = '"Inter Variable", sans-serif';
const FONT_SIZE = 22;

let isInitialized = false;
let drawn = 0;

/**
 * Draws a Mermaid diagram to SVG, in an element outside the slides: inside them, what is hidden
 * or scaled would be measured wrongly. Throws a `FigureError` when the source does not parse.
 */
export async function drawMermaid(source: string): Promise<string> {
  initialize();
  // Labels keep the size of the box that they were measured for.
  await document.fonts.load(`500 ${FONT_SIZE}px ${FONT_FAMILY}`);
  drawn += 1;
  const id = `figure-${drawn}`;
  const stage = document.createElement("div");
  stage.className = "drawing-board";
  document.body.append(stage);
  try {
    const { svg } = await mermaid.render(id, source, stage);
    return loosenStyle(svg, id);
  } catch (error) {
    throw explainError(error);
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

interface ParserHash {
  readonly line?: number;
  readonly loc?: { readonly first_line?: number; readonly first_column?: number };
}

function explainError(error: unknown): FigureError {
  const message = error instanceof Error ? error.message : String(error);
  const { loc, line } = (error as { hash?: ParserHash }).hash ?? {};
  const named = /on line (\d+)/.exec(message)?.[1];
  return new FigureError(
    message.replace(/\s+/g, " ").trim(),
    loc?.first_line ?? Number(named ?? line ?? 1),
    (loc?.first_column ?? 0) + 1,
  );
}
