import type { StateBlock } from "markdown-it";

/** A line of the block that is parsed, without its indent. */
export function readLine({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}
