import { parseDeck } from "../../src/deck/parseDeck.ts";
import { renderSlides } from "../../src/deck/render/render.ts";
import { NASTY_TEXTS } from "./nastyTexts.ts";

const RUNS = 9;
/** Milliseconds: what takes less says more about the garbage collector than about the text. */
const ENOUGH = 20;
const LARGEST = 64_000;

/** Of every text that is hard on a parser, how many times as long one takes that is twice as large: 2 is in proportion, 4 is the square. */
export function describeGrowth(): string {
  const growths = Object.entries(NASTY_TEXTS)
    .map(([text, create]) => ({ text, times: measureGrowth(create) }))
    .toSorted((a, b) => b.times - a.times);
  const [steepest] = growths;
  const median = growths[Math.floor(growths.length / 2)];
  return (
    `Twice the text takes ${median?.times.toFixed(1)} times as long (median of ${growths.length} ` +
    `texts that are hard on a parser), at most ${steepest?.times.toFixed(1)} (${steepest?.text}).`
  );
}

function measureGrowth(create: (size: number) => string): number {
  let size = 1000;
  while (size < LARGEST && measureParse([create(size)]) < ENOUGH) size *= 2;
  const texts = [create(size), create(size * 2)];
  const runs = Array.from({ length: RUNS }, () => texts.map((text) => measureParse([text])));
  const [small, large] = [0, 1].map((index) => Math.min(...runs.map((run) => run[index] ?? 0)));
  return (large ?? Number.NaN) / (small ?? Number.NaN);
}

/** Parses chapters and renders their slides. Milliseconds. */
export function measureParse(chapters: readonly string[]): number {
  const files = chapters.map((text, index) => ({ path: `slides/${100 + index}.md`, text }));
  const started = performance.now();
  renderSlides(parseDeck(files), { notes: true, svgByName: new Map() });
  return performance.now() - started;
}
