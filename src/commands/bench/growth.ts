import { parseDeck } from "../../deck/parseDeck.ts";
import { renderSlides } from "../../deck/render.ts";
import { NASTY_TEXTS } from "./nastyTexts.ts";

const RUNS = 9;
/** Milliseconds: what takes less says more about the garbage collector than about the text. */
const ENOUGH = 20;
const LARGEST = 64_000;

/** How many times as long a text takes that is twice as large: 2 is in proportion, 4 is the square. */
export interface Growth {
  readonly text: string;
  readonly times: number;
}

/** Of every text that is hard on a parser, the steepest first. */
export function measureGrowth(): Growth[] {
  return Object.entries(NASTY_TEXTS)
    .map(([text, create]) => ({ text, times: measureTimes(create) }))
    .toSorted((a, b) => b.times - a.times);
}

function measureTimes(create: (size: number) => string): number {
  let size = 1000;
  while (size < LARGEST && parseAndRender(create(size)) < ENOUGH) size *= 2;
  const [small, large] = [create(size), create(size * 2)];
  const pairs = Array.from({ length: RUNS }, () => [parseAndRender(small), parseAndRender(large)]);
  return findBest(pairs, 1) / findBest(pairs, 0);
}

function findBest(runs: readonly (readonly number[])[], index: number): number {
  return Math.min(...runs.map((times) => times[index] ?? Number.NaN));
}

function parseAndRender(text: string): number {
  const started = performance.now();
  const deck = parseDeck([{ path: "slides/10.md", text }]);
  renderSlides(deck, { notes: true, svgByName: new Map() });
  return performance.now() - started;
}

/** The README's sentence on it. */
export function formatGrowth(growths: readonly Growth[]): string {
  const [steepest] = growths;
  const median = growths[Math.floor(growths.length / 2)];
  return (
    `Twice the text takes ${median?.times.toFixed(1)} times as long (median of ${growths.length} ` +
    `texts that are hard on a parser), at most ${steepest?.times.toFixed(1)} (${steepest?.text}).`
  );
}
