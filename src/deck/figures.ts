import type { Location, Problem } from "./problem.ts";

/**
 * A short name made of a figure's source, for the ids inside its drawing: the same source gives
 * the same drawing, byte for byte.
 */
export function createFigureName(source: string): string {
  let hash = 0x811c9dc5;
  for (const character of source) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return `figure-${(hash >>> 0).toString(36)}`;
}

/** Milliseconds that one figure may take to draw. */
export const DRAWING_LIMIT = 20_000;

/** What is wrong with a figure that takes longer than `limit` milliseconds. */
export function describeSlowFigure(at: Location, limit: number): Problem {
  const message = `this figure takes longer than ${limit / 1000} s to draw: make it smaller`;
  return { code: "diagram", severity: "error", message, at };
}

/** Marks in a slide's body where the deck's table of contents goes, known only once all is parsed. */
export const TOC_MARKER = "<!--deck:toc-->";

/** Marks in a slide's body where one of its figures goes, drawn or not. */
export function figureMarker(index: number): string {
  return `<!--deck:figure-${index}-->`;
}

/** The first word of a diagram after front matter, directives and comments, and the index of its line. */
export function findDiagramType(source: string): { readonly type: string; readonly line: number } {
  const text = source
    .replace(/^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*$/m, keepLines)
    .replace(/%%\{[\s\S]*?\}%%/g, keepLines)
    .replace(/^[ \t]*%%.*$/gm, "");
  const [above = "", type = ""] = /^[^\w-]*([\w-]+)/.exec(text) ?? [];
  return { type, line: above.split("\n").length - 1 };
}

/** The lines of a diagram, from 0, below each of which a new step begins. */
export function listStepLines(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line, index) => (/^[ \t]*%%[ \t]*step[ \t]*$/.test(line) ? [index] : []));
}

function keepLines(removed: string): string {
  return removed.replace(/[^\n]+/g, "");
}
