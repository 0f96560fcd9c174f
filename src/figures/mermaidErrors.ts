import type { Figure } from "../deck/model.ts";
import { findDiagramType } from "../deck/figures.ts";
import type { Problem } from "../deck/problem.ts";
import { suggestNear } from "../deck/suggest.ts";

/** A figure that cannot be drawn as written. `line` counts from 1 in the figure's own source. */
export class FigureError extends Error {
  override name = "FigureError";
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** What Mermaid's two kinds of parser tell of the place of a mistake, lines from 1 and columns from 0. */
interface ParserError {
  readonly message?: string;
  readonly hash?: {
    readonly loc?: { readonly first_line?: number; readonly first_column?: number };
  };
}

const LINE = /line:? (\d+)(?:, column:? (\d+))?/i;
/** What the place itself says better: the line's number, and the text with a mark below it. */
const EXCERPT = /\n.*\n-*\^(?:\n|$)/;
const PLACE =
  /(?:parsing failed:\s*)?(?:parse|lexer|lexical) error on line \d+(?:, column:? \d+)?[.:]?/gi;

/** Characters of Mermaid's own words that are shown. */
const LONGEST = 240;

/** How the first line of a diagram begins, in the kinds that are most written. */
const KINDS = (
  "flowchart graph sequenceDiagram classDiagram stateDiagram stateDiagram-v2 erDiagram gantt pie journey " +
  "mindmap timeline gitGraph quadrantChart xychart requirementDiagram sankey block packet architecture kanban C4Context"
).split(" ");

/** What the names of Mermaid's parser mean to an author, for the mistakes of every day. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [/^No diagram type detected/, 'the first line names the kind, like "flowchart LR"'],
  [/'START_LINK'.* got 'MINUS'/, 'an arrow is written "-->"'],
  [/'EDGE_TEXT', got '1'/, 'words on an arrow are written inside it: "-- words -->"'],
  [/'SQE'.* got '1'/, "a bracket is opened here and never closed"],
  [/'SQE'.* got '/, 'words with such signs are written in quotation marks: a["words (more)"]'],
  [/ got 'end'/, '"end" closes a subgraph: give the node another name'],
  [/^Expecting 'TXT'/, 'a message has words after a colon: "A->>B: words"'],
];

/** A drawing's failure as a problem, in the figure's source. */
export function describeMermaidFailure(
  error: unknown,
  { source, at }: Pick<Figure, "source" | "at">,
): Problem {
  const { message = String(error), hash: place } = error as ParserError;
  const lines = source.split("\n");
  const named = LINE.exec(message);
  const parsed = place?.loc?.first_line ?? Number(named?.[1] ?? 1);
  const line = error instanceof FigureError ? error.line : findSourceLine(source, parsed);
  const column = place?.loc?.first_column ?? Number(named?.[2] ?? 1) - 1;
  const reason = message.replace(EXCERPT, " ").replace(PLACE, "").replace(/\s+/g, " ").trim();
  const { type } = findDiagramType(source);
  const open = / got '(?:1|EOF)'/.test(reason) ? findOpenBlocks(type, lines).at(-1) : undefined;
  if (open !== undefined) {
    const indent = /^\s*/.exec(lines[open.line] ?? "")?.[0].length ?? 0;
    const words = `this "${open.word}" is never closed: write "end" below its last line`;
    return describe(words, { ...at, line: at.line + open.line, column: at.column + indent });
  }
  const isUnknown = reason.startsWith("No diagram type detected");
  const explanation = EXPLANATIONS.find(([pattern]) => pattern.test(reason))?.[1] ?? clip(reason);
  const near = isUnknown ? suggestNear(type, KINDS) : "";
  return describe(`${explanation}${near}`, {
    ...at,
    // What is missing at the end is missing on the last line.
    line: at.line + Math.min(line, source.trimEnd().split("\n").length) - 1,
    column: at.column + column,
  });
}

function describe(reason: string, at: Problem["at"]): Problem {
  const message = `this diagram cannot be drawn: ${reason}`;
  return { code: "diagram", severity: "error", message, at };
}

/** A parser that lists all that it would have taken says the most important first. */
export function clip(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** A block of a diagram that a line "end" closes: its first word, and its line, from 0. */
interface Block {
  readonly word: string;
  readonly line: number;
}

const OPENS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:flowchart|graph|swimlane)/, /^\s*(subgraph)\b/],
  [/^sequence/, /^\s*(loop|alt|opt|par|par_over|critical|break|rect|box)\b/],
];
const CLOSES = /^\s*end\b/;

/** The blocks of a diagram of this type that are open after these lines, the outermost first. */
export function findOpenBlocks(type: string, lines: readonly string[]): readonly Block[] {
  const opens = OPENS.find(([types]) => types.test(type))?.[1];
  const open: Block[] = [];
  for (const [line, text] of lines.entries()) {
    const word = opens?.exec(text)?.[1];
    if (word !== undefined) open.push({ word, line });
    else if (CLOSES.test(text)) open.pop();
  }
  return open;
}

/** Front matter, directives and comments: Mermaid takes them away before it parses. */
const REMOVED = /(?<![\s\S])\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*\n+|^\s*%%(?!\{)[^\n]+\n?/gm;
const DIRECTIVE = /%%\{[\s\S]*?\}%%/g;
const LEADING_SPACE = /^[\s\0]+/;

/** The line of a source that Mermaid's parser counts as `line`, both from 1. */
function findSourceLine(source: string, line: number): number {
  // What is removed leaves a mark for each of its lines, which the parser does not count.
  const rows = [DIRECTIVE, REMOVED, LEADING_SPACE]
    .reduce(
      (text, pattern) => text.replace(pattern, (removed) => "\0".repeat(countLines(removed))),
      source,
    )
    .split("\n");
  const above = rows.slice(0, line - 1).reduce((sum, row) => sum + 1 + countLines(row), 0);
  return above + countLines(/^\0*/.exec(rows[line - 1] ?? "")?.[0] ?? "") + 1;
}

/** The line breaks and marks in a text. */
function countLines(text: string): number {
  return text.replace(/[^\n\0]/g, "").length;
}
