import { DECK_DATA_PATH } from "./paths.ts";

/** A place in a file of the deck: `path` from the project root with `/`, line and column from 1. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A place further to the right in its line. */
export function moveRight(at: Location, by: number): Location {
  return { ...at, column: at.column + by };
}

/** What can be wrong in a deck. `docs/problems.md` has an example of each. */
export const PROBLEM_CODES = [
  "accessibility",
  "bad-chart",
  "bad-code-file",
  "bad-code-steps",
  "bad-container",
  "bad-data",
  "bad-deck-data",
  "bad-figure-steps",
  "bad-formula",
  "bad-qr-code",
  "bad-setting",
  "bad-size",
  "blocked-frame",
  "blocked-script",
  "broken-picture",
  "broken-yaml",
  "dead-link",
  "deck-wide-style",
  "diagram",
  "duplicate-id",
  "empty-contents",
  "empty-deck",
  "empty-slide",
  "ignored-setting",
  "large-chapter",
  "large-picture",
  "lost-cells",
  "lost-footnote",
  "low-contrast",
  "missing-alt",
  "missing-data",
  "missing-deck-data",
  "missing-description",
  "missing-file",
  "missing-glyph",
  "missing-picture",
  "missing-poster",
  "missing-region",
  "not-utf8",
  "overflow",
  "placeholder",
  "remote-data",
  "remote-picture",
  "remote-style",
  "rotated-picture",
  "shown-as-text",
  "small-text",
  "stray-attributes",
  "stray-container-end",
  "stray-html-end",
  "tight-title",
  "too-many-clicks",
  "unclosed-container",
  "unclosed-fence",
  "unclosed-html",
  "unknown-attribute",
  "unknown-callout",
  "unknown-class",
  "unknown-code-option",
  "unknown-comment",
  "unknown-container",
  "unknown-element",
  "unknown-language",
  "unknown-setting",
  "unknown-value",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * Something that the author should mend. An error means that something cannot be shown, or must
 * not be published; a warning, that it is shown as far as it can be.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly at: Location;
}

/** Whether a problem stops `build` and `export`. */
export function isError(problem: Problem): boolean {
  return problem.severity === "error";
}

/** Sorts by file, line and column: the order in which an author reads, what holds for the whole deck first. */
export function compareProblems(a: Problem, b: Problem): number {
  return comparePaths(a.at.path, b.at.path) || a.at.line - b.at.line || a.at.column - b.at.column;
}

function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  return a === DECK_DATA_PATH || (b !== DECK_DATA_PATH && a < b) ? -1 : 1;
}

/** Characters of a message, and of a line, that are shown. */
const MOST_OF_MESSAGE = 300;
const MOST_OF_LINE = 160;

/** `path:line:column severity: message (code)`, the one form in which problems are shown. */
export function formatProblem({ at, severity, message, code }: Problem): string {
  const words = cut(message, 0, MOST_OF_MESSAGE);
  return `${formatLocation(at)} ${severity}: ${words} (${code})`;
}

/** `path:line:column`, as terminals and editors read it. */
export function formatLocation({ path, line, column }: Location): string {
  return `${path}:${line}:${column}`;
}

/** The lines around a problem, numbered, with a mark under its column; `lines` are those of its file. */
export function frameProblem({ at }: Problem, lines: readonly string[]): string {
  // Of a long line, what is around the mark.
  const left = at.column < MOST_OF_LINE ? 0 : at.column - MOST_OF_LINE / 2;
  const from = Math.max(0, at.line - 2);
  const width = String(at.line + 1).length;
  return lines
    .slice(from, at.line + 1)
    .flatMap((line, index) => {
      const number = from + index + 1;
      const row = `${String(number).padStart(width)} | ${cut(line, left, MOST_OF_LINE)}`;
      if (number !== at.line) return [row];
      return [row, `${" ".repeat(width)} | ${" ".repeat(at.column - 1 - left)}^`];
    })
    .join("\n");
}

/** Some characters of a text; an ellipsis takes the place of the first or last where there are more. */
function cut(text: string, start: number, length: number): string {
  const part = text.slice(start, start + length);
  const first = start > 0 && part !== "" ? `…${part.slice(1)}` : part;
  return start + length < text.length ? `${first.slice(0, -1)}…` : first;
}

/**
 * Finds the places in a file of a text's characters, counted from 0. The text begins at `at`, every
 * further line as far indented as the first.
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
