import { groupProblems } from "../deck/groupProblems.ts";
import { formatProblem, isError, type Problem, type ProblemCode } from "../deck/problem.ts";
import { nameCommand } from "../vite/folders.ts";
import { formatProblems } from "../vite/problems.ts";
import type { DeckSource } from "../vite/readSlides.ts";

/** Lines of a terminal: what is more, nobody reads at a first look. */
const SCREEN = 45;
/** What an audience misses most comes first; what is not here, after it. */
const WORST: readonly ProblemCode[] = [
  "empty-slide",
  "overflow",
  "low-contrast",
  "broken-picture",
  "missing-glyph",
  "small-text",
  "blocked-frame",
  "blocked-script",
  "unknown-element",
  "lost-cells",
  "shown-as-text",
  "unknown-value",
  "dead-link",
];

/**
 * The problems of a deck on a screen: each error, and of the warnings one a kind, worst first, with
 * how many more there are like it. Where all problems fit, all are given with their lines.
 */
export function summarize(problems: readonly Problem[], source: DeckSource): string {
  const whole = formatProblems(problems, source);
  if (countLines(whole) <= SCREEN) return whole;
  const errors = problems.filter(isError);
  const warnings = groupProblems(
    problems.filter((problem) => !isError(problem)),
    source.deck.slides,
  );
  const lines = [...errors, ...warnings.toSorted((a, b) => rank(a) - rank(b))].map(formatProblem);
  const rest = lines.length - SCREEN;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  return [
    ...lines.slice(0, SCREEN),
    ...more,
    `all of them: "${nameCommand("check", "--all")}"`,
  ].join("\n");
}

function countLines(text: string): number {
  return text.split("\n").length;
}

function rank({ code }: Problem): number {
  const place = WORST.indexOf(code);
  return place === -1 ? WORST.length : place;
}
