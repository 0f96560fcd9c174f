import type { Location, Problem } from "../deck/problem.ts";
import { FigureError } from "./figureError.ts";

/** What Mermaid's two kinds of parser tell of the place of a mistake, lines from 1 and columns from 0. */
interface ParserError {
  readonly message?: string;
  readonly hash?: {
    readonly line?: number;
    readonly loc?: { readonly first_line?: number; readonly first_column?: number };
  };
}

/** A drawing's failure as a problem; `at` is where the figure's source begins in the slide file. */
export function describeFailure(error: unknown, at: Location): Problem {
  const { message = String(error), hash: place } = error as ParserError;
  const ownLine = error instanceof FigureError ? error.line : undefined;
  const named = /line:? (\d+)(?:, column:? (\d+))?/i.exec(message);
  const line = ownLine ?? place?.loc?.first_line ?? Number(named?.[1] ?? 1);
  const column = place?.loc?.first_column ?? Number(named?.[2] ?? 1) - 1;
  return {
    code: "diagram",
    severity: "error",
    message: `this diagram cannot be drawn: ${message.replace(/\s+/g, " ").trim()}`,
    at: { ...at, line: at.line + line - 1, column: at.column + column },
  };
}
