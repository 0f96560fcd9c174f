import type { ErrorPayload } from "vite";
import {
  formatLocation,
  formatProblem,
  frameProblem,
  isError,
  type Problem,
} from "../deck/problem.ts";
import { groupProblems } from "../deck/groupProblems.ts";
import type { Deck } from "../deck/model.ts";
import { nameCommand } from "./folders.ts";
import type { DeckSource } from "./readSlides.ts";

/** Stops a build: its message is all that an author needs, no stack. */
export class DeckError extends Error {
  override name = "DeckError";
}

/** Problems that are shown of one file, and of all: more than that, nobody reads. */
const MOST = { ofFile: 50, all: 200 };

/**
 * Problems one after the other, each with the lines around it, as terminal and exit message;
 * `folder` comes before each path. Of very many only the first are shown, errors before warnings.
 */
export function formatProblems(
  problems: readonly Problem[],
  { textByPath }: DeckSource,
  folder = "",
  most = MOST,
): string {
  const shown = chooseShown(problems, most);
  const linesByPath = new Map(
    [...new Set(shown.map(({ at }) => at.path))].map((path) => [
      path,
      textByPath.get(path)?.split(/\r?\n/),
    ]),
  );
  const texts = shown.map((problem) => {
    const lines = linesByPath.get(problem.at.path);
    const line = `${folder}${formatProblem(problem)}`;
    return lines === undefined ? line : `${line}\n${frameProblem(problem, lines)}`;
  });
  const rest = problems.length - shown.length;
  return [...texts, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n\n");
}

function chooseShown(problems: readonly Problem[], most = MOST): readonly Problem[] {
  const countByPath = new Map<string, number>();
  const chosen = problems
    .toSorted((a, b) => Number(isError(b)) - Number(isError(a)))
    .filter(({ at }) => {
      const count = (countByPath.get(at.path) ?? 0) + 1;
      countByPath.set(at.path, count);
      return count <= most.ofFile;
    });
  const shown = new Set(chosen.slice(0, most.all));
  return problems.filter((problem) => shown.has(problem));
}

/** Lines of warnings in the terminal of whoever writes slides: the others are on the page. */
const MOST_WARNINGS = 10;

/** How many warnings there are, and the first kinds of them, each in a line; nothing for none. */
export function formatWarnings({ problems, slides }: Pick<Deck, "problems" | "slides">): string {
  const warnings = problems.filter((problem) => !isError(problem));
  if (warnings.length === 0) return "";
  const lines = groupProblems(warnings, slides).map(formatProblem);
  const rest = lines.length - MOST_WARNINGS;
  return [
    `${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"} in the slides`,
    ...lines.slice(0, MOST_WARNINGS),
    ...(rest > 0 ? [`and ${rest} more: "${nameCommand("check")}" lists all`] : []),
  ].join("\n  ");
}

/** The warnings as a page lists them: each with the place that an editor opens. */
export function listWarnings(
  problems: readonly Problem[],
  root: string,
): readonly { readonly text: string; readonly file: string }[] {
  return chooseShown(problems.filter((problem) => !isError(problem))).map((problem) => ({
    text: formatProblem(problem),
    file: `${root}/${formatLocation(problem.at)}`,
  }));
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
