import type { ErrorPayload } from "vite";
import { formatProblem, frameProblem, isError, type Problem } from "../deck/problem.ts";
import type { DeckSource } from "./readSlides.ts";

/** Stops a build: its message is all that an author needs, no stack. */
export class DeckError extends Error {
  override name = "DeckError";
}

/**
 * Problems one after the other, each with the lines around it, as terminal and exit message;
 * `folder` comes before each path.
 */
export function formatProblems(
  problems: readonly Problem[],
  { textByPath }: DeckSource,
  folder = "",
): string {
  return problems
    .map((problem) => {
      const text = textByPath.get(problem.at.path);
      const line = `${folder}${formatProblem(problem)}`;
      return text === undefined ? line : `${line}\n${frameProblem(problem, text)}`;
    })
    .join("\n\n");
}

/** Throws when a deck has errors: a slide cannot be what its author meant. */
export function assertNoErrors(problems: readonly Problem[], source: DeckSource): void {
  const errors = problems.filter(isError);
  if (errors.length === 0) return;
  throw new DeckError(`${formatProblems(errors, source)}\n\n${countProblems(errors.length)}`);
}

/**
 * What Vite's overlay shows: every error of the deck with its lines. Whole paths in its stack are
 * links that open the file at its line in the author's editor.
 */
export function createOverlay(
  problems: readonly Problem[],
  source: DeckSource,
  root: string,
): ErrorPayload | undefined {
  const errors = problems.filter(isError);
  if (errors.length === 0) return undefined;
  const stack = formatProblems(errors, source, `${root}/`);
  return { type: "error", err: { plugin: "slides", message: countProblems(errors.length), stack } };
}

function countProblems(count: number): string {
  return count === 1 ? "1 error in the slides" : `${count} errors in the slides`;
}
