import type { Location } from "./problem.ts";

/** The place of a character of a file, counted from 0. */
export function locateOffset(path: string, text: string, offset: number): Location {
  const before = text.slice(0, offset);
  return { path, line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
