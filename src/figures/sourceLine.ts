/** Front matter, directives and comments: Mermaid takes them away before it parses. */
const REMOVED = /(?<![\s\S])\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*\n+|^\s*%%(?!\{)[^\n]+\n?/gm;
const DIRECTIVE = /%%\{[\s\S]*?\}%%/g;
const LEADING_SPACE = /^[\s\0]+/;

/** The line of a source that Mermaid's parser counts as `line`, both from 1. */
export function findSourceLine(source: string, line: number): number {
  const rows = keepStatements(source);
  const above = rows.slice(0, line - 1).reduce((sum, row) => sum + 1 + countLines(row), 0);
  return above + countLines(/^\0*/.exec(rows[line - 1] ?? "")?.[0] ?? "") + 1;
}

/** The lines of a source that Mermaid's parser reads. */
function keepStatements(source: string): readonly string[] {
  return [DIRECTIVE, REMOVED, LEADING_SPACE]
    .reduce((text, pattern) => text.replace(pattern, keepLines), source)
    .split("\n");
}

/** What is removed leaves a mark for each of its lines, which the parser does not count. */
function keepLines(removed: string): string {
  return "\0".repeat(removed.replace(/[^\n\0]/g, "").length);
}

function countLines(row: string): number {
  return row.replace(/[^\0]/g, "").length;
}
