import { linkRegister, sayHello, type Channel } from "../talk/channel.ts";
import { monotonicNow, shiftClock } from "../talk/clock.ts";
import { createRegister, type Register } from "../talk/register.ts";
import type { Talk } from "../talk/state.ts";
import { keep, recall } from "../talk/storage.ts";
import { NEW_RUN, readTime, readTimes, type Run } from "./run.ts";

/** A run that is over, as it is kept. Milliseconds. */
export type PastRun = Pick<Run, "started" | "times">;

/** The run as it is kept, with its timestamp, and what `monotonicNow` and the computer's clock said then. */
interface KeptRun {
  readonly turn: number;
  readonly watch: number;
  readonly saved: number;
  readonly run: Run;
}

/** How often the run is kept. Milliseconds. */
const KEEP = 5000;
/** A run that nobody has touched for so long is over. Milliseconds. */
const OVER = 4 * 3600_000;
/** How many past runs are kept. */
const KEPT = 20;
/** A slide that was only passed by was not rehearsed. Milliseconds. */
const PASSED_BY = 3000;

/** Shares a talk with the deck's other windows, and its run, which goes on where a crash has cut it. */
export function joinTalk(channel: Channel, talk: Talk): Register<Run> {
  const run = createRegister(NEW_RUN);
  const kept = recall<KeptRun>("run");
  if (kept !== undefined && Date.now() - kept.saved < OVER) run.init(restore(kept), kept.turn);
  else if (kept !== undefined) fileRun(kept.run, kept.watch);
  linkRegister(channel, "shown", talk.shown);
  linkRegister(channel, "run", run, (value, shift) => ({
    ...value,
    clock: shiftClock(value.clock, shift),
  }));
  sayHello(channel);
  return run;
}

/** The time away counts, by the computer's clock: that of the window that kept it is gone. */
function restore({ watch, saved, run }: KeptRun): Run {
  const away = Math.max(Date.now() - saved, 0);
  return { ...run, clock: shiftClock(run.clock, monotonicNow() - watch - away) };
}

/** Keeps the run from now on, so that a crash costs nothing. */
export function keepRun(run: Register<Run>): void {
  const save = (): void => {
    const { timestamp: turn } = run.stamp;
    const kept: KeptRun = { turn, watch: monotonicNow(), saved: Date.now(), run: run.value };
    if (turn > 0) keep("run", kept);
  };
  // Not now: the step that changed the run is not on screen yet.
  run.subscribe(() => setTimeout(save));
  window.addEventListener("pagehide", save);
  setInterval(save, KEEP);
}

/** The clock at zero; the run so far becomes a rehearsal to compare with. */
export function resetRun(run: Register<Run>): void {
  fileRun(run.value, monotonicNow());
  run.change({ ...NEW_RUN });
}

export function recallRuns(): readonly PastRun[] {
  return recall<readonly PastRun[]>("runs") ?? [];
}

function fileRun(run: Run, now: number): void {
  keep("runs", addRun(recallRuns(), { started: run.started, times: readTimes(run, now) }));
}

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
