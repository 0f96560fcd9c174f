import type { Figure } from "../deck/deck.ts";
import type { Problem } from "../deck/problem.ts";
import { FigureError } from "./figureError.ts";
import { findSourceLine } from "./sourceLine.ts";

/** What Mermaid's two kinds of parser tell of the place of a mistake, lines from 1 and columns from 0. */
interface ParserError {
  readonly message?: string;
  readonly hash?: {
    readonly line?: number;
    readonly loc?: { readonly first_line?: number; readonly first_column?: number };
  };
}

const LINE = /line:? (\d+)(?:, column:? (\d+))?/i;
/** What the place itself says better: the line's number, and the text with a mark below it. */
const EXCERPT = /\n.*\n-*\^(?:\n|$)/;
const PLACE =
  /(?:parsing failed:\s*)?(?:parse|lexer|lexical) error on line \d+(?:, column:? \d+)?[.:]?/gi;

/** What the names of Mermaid's parser mean to an author, for the mistakes of every day. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [/^No diagram type detected/, 'the first line names the kind, like "flowchart LR"'],
  [/'START_LINK'.* got 'MINUS'/, 'an arrow is written "-->"'],
  [/'EDGE_TEXT', got '1'/, 'words on an arrow stand in it: "-- words -->"'],
  [/'SQE'.* got '1'/, "a bracket is opened here and never closed"],
  [/'SQE'.* got '/, 'words with such signs in them stand in quotation marks: a["words (more)"]'],
  [/ got 'end'/, '"end" closes a subgraph: give the node another name'],
  [/^Expecting 'TXT'/, 'a message has words behind a colon: "A->>B: words"'],
];

/** A drawing's failure as a problem, in the figure's source. */
export function describeFailure(
  error: unknown,
  { source, at }: Pick<Figure, "source" | "at">,
): Problem {
  const { message = String(error), hash: place } = error as ParserError;
  const named = LINE.exec(message);
  const parsed = place?.loc?.first_line ?? Number(named?.[1] ?? 1);
  const line = error instanceof FigureError ? error.line : findSourceLine(source, parsed);
  const column = place?.loc?.first_column ?? Number(named?.[2] ?? 1) - 1;
  const reason = message.replace(EXCERPT, " ").replace(PLACE, "").replace(/\s+/g, " ").trim();
  const explanation = EXPLANATIONS.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
  return {
    code: "diagram",
    severity: "error",
    message: `this diagram cannot be drawn: ${explanation}`,
    at: { ...at, line: at.line + line - 1, column: at.column + column },
  };
}
