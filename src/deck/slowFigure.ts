import type { Location, Problem } from "./problem.ts";

/** Milliseconds that one figure may take to draw. */
export const DRAWING_LIMIT = 20_000;

/** What is wrong with a figure that takes longer than `limit` milliseconds. */
export function describeSlowFigure(at: Location, limit: number): Problem {
  const message = `this figure takes longer than ${limit / 1000} s to draw: make it smaller`;
  return { code: "diagram", severity: "error", message, at };
}
