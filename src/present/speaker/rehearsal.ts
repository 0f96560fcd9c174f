import { readTime } from "./run.ts";

/** A run that is over, as it is kept. Milliseconds. */
export interface PastRun {
  readonly started: number;
  readonly times: Readonly<Record<string, number>>;
}

/** As many runs as are kept. */
const KEPT = 20;
/** A slide that was only passed by was not rehearsed. Milliseconds. */
const PASSED_BY = 3000;

/** Adds a run, or brings the one that began at the same moment up to date. */
export function addRun(runs: readonly PastRun[], { started, times }: PastRun): readonly PastRun[] {
  const told = Object.fromEntries(Object.entries(times).filter(([, time]) => time >= PASSED_BY));
  const others = runs.filter((run) => run.started !== started);
  if (started === 0 || Object.keys(told).length === 0) return others;
  return [...others, { started, times: told }]
    .toSorted((a, b) => a.started - b.started)
    .slice(-KEPT);
}

/** What the slide took when it was last told. */
export function findLast(runs: readonly PastRun[], id: string): number | undefined {
  return runs.map(({ times }) => readTime(times, id)).findLast((time) => time !== undefined);
}

/** The time nearest to the slide's budget; the shortest when it has none. */
export function findBest(
  runs: readonly PastRun[],
  id: string,
  budget: number | undefined,
): number | undefined {
  const times = runs.flatMap((run) => readTime(run.times, id) ?? []);
  const miss = (time: number): number => (budget === undefined ? time : Math.abs(time - budget));
  return times.toSorted((a, b) => miss(a) - miss(b))[0];
}
