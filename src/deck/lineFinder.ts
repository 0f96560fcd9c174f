/**
 * Finds lines and columns, both from 0, of offsets in a text. That of the YAML library loses count
 * behind some mistakes.
 */
export function createLineFinder(
  text: string,
): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let line = 0;
    for (let step = starts.length; step >= 1; step = Math.floor(step / 2)) {
      while ((starts[line + step] ?? Infinity) <= offset) line += step;
    }
    const start = starts[line] ?? 0;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    return { line, column: Math.max(0, Math.min(offset, end) - start) };
  };
}
