import type { ErrorPayload } from "vite";
import { formatProblem, frameProblem, isError, type Problem } from "../deck/problem.ts";
import type { DeckSource } from "./readSlides.ts";

/** Stops a build: its message is all that an author needs, no stack. */
export class DeckError extends Error {
  override name = "DeckError";
}

/** Problems one after the other, each with the lines around it, as terminal and exit message. */
export function formatProblems(problems: readonly Problem[], { textByPath }: DeckSource): string {
  return problems
    .map((problem) => {
      const text = textByPath.get(problem.at.path);
      return text === undefined
        ? formatProblem(problem)
        : `${formatProblem(problem)}\n${frameProblem(problem, text)}`;
    })
    .join("\n\n");
}

/** Throws when a deck has errors: a slide cannot be what its author meant. */
export function assertNoErrors(problems: readonly Problem[], source: DeckSource): void {
  const errors = problems.filter(isError);
  if (errors.length === 0) return;
  throw new DeckError(`${formatProblems(errors, source)}\n\n${countProblems(errors.length)}`);
}

/** What Vite's overlay shows: every error of the deck, the first one with its frame. */
export function createOverlay(
  problems: readonly Problem[],
  { textByPath }: DeckSource,
): ErrorPayload | undefined {
  const errors = problems.filter(isError);
  const [first] = errors;
  if (first === undefined) return undefined;
  const text = textByPath.get(first.at.path);
  return {
    type: "error",
    err: {
      plugin: "slides",
      message: errors.map(formatProblem).join("\n"),
      stack: "",
      frame: text === undefined ? "" : frameProblem(first, text),
      loc: { file: first.at.path, line: first.at.line, column: first.at.column },
    },
  };
}

function countProblems(count: number): string {
  return count === 1 ? "1 error in the slides" : `${count} errors in the slides`;
}
