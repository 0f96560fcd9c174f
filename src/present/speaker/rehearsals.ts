import { linkRegister, sayHello, type Channel } from "../talk/channel.ts";
import { Register } from "../talk/register.ts";
import type { TalkController } from "../talk/state.ts";
import { keep, recall } from "../talk/storage.ts";
import { NEW_RUN, readTime, readTimes, RUN_CODEC, type TalkRun } from "./run.ts";

/** A run that is over, as it is kept. Milliseconds. */
export type PastRun = Pick<TalkRun, "started" | "times">;

/** The run as it is kept: encoded, with its timestamp, and what the computer's clock said. */
interface KeptRun {
  readonly timestamp: number;
  readonly saved: number;
  readonly run: TalkRun;
}

/** How often the run is kept. Milliseconds. */
const KEEP = 5000;
/** A run that nobody has touched for so long is over. Milliseconds. */
const OVER = 4 * 3600_000;
/** How many past runs are kept. */
const KEPT = 20;
/** A slide that was only passed by was not rehearsed. Milliseconds. */
const PASSED_BY = 3000;

/**
 * Shares a talk with the deck's other windows, and its run, which goes on where a crash has cut it:
 * the time away counts.
 */
export function joinTalk(channel: Channel, talk: TalkController): Register<TalkRun> {
  const run = new Register(NEW_RUN);
  const kept = recall<KeptRun>("current-run");
  if (kept !== undefined) {
    const isOver = Date.now() - kept.saved >= OVER;
    if (isOver) fileRun(kept.run, kept.saved);
    else run.init(RUN_CODEC.decode(kept.run), kept.timestamp);
  }
  linkRegister(channel, "state", talk.state);
  linkRegister(channel, "run", run, RUN_CODEC);
  sayHello(channel);
  return run;
}

/** Keeps the run from now on, so that a crash costs nothing. */
export function keepRun(run: Register<TalkRun>): void {
  const save = (): void => {
    const { stamp, value } = run;
    const { timestamp } = stamp;
    const kept: KeptRun = { timestamp, saved: Date.now(), run: RUN_CODEC.encode(value) };
    if (timestamp > 0) keep("current-run", kept);
  };
  // Not now: the step that changed the run is not on screen yet.
  run.subscribe(() => setTimeout(save));
  window.addEventListener("pagehide", save);
  setInterval(save, KEEP);
}

/** The clock at zero; the run so far becomes a rehearsal to compare with. */
export function resetRun(run: Register<TalkRun>): void {
  fileRun(run.value);
  run.change({ ...NEW_RUN });
}

/** The runs that are over, the oldest first. */
export function recallRuns(): readonly PastRun[] {
  return recall<readonly PastRun[]>("runs") ?? [];
}

function fileRun(run: TalkRun, now?: number): void {
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
