import type { Location } from "./problem.ts";

/**
 * Finds the places in a file of a text's characters, counted from 0. The text begins at `at`, every
 * further line as far indented as the first. The YAML library's own loses count behind some mistakes.
 */
export function createLocator(text: string, at: Location): (offset: number) => Location {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let line = 0;
    for (let step = starts.length; step >= 1; step = Math.floor(step / 2)) {
      while ((starts[line + step] ?? Infinity) <= offset) line += step;
    }
    const start = starts[line] ?? 0;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    const column = Math.max(0, Math.min(offset, end) - start);
    return { ...at, line: at.line + line, column: at.column + column };
  };
}
