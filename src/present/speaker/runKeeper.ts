import { createShared, type Shared } from "../talk/register.ts";
import { shiftClock, type Clock } from "../talk/clock.ts";
import {
  isListOf,
  isNullOr,
  isNumber,
  isRecordOf,
  isShape,
  isText,
  type Guard,
} from "../talk/guards.ts";
import { addRun, type PastRun } from "./rehearsal.ts";
import { NEW_RUN, readTimes, type Run } from "./run.ts";
import { keep, recall } from "../talk/storage.ts";
import { readWatch } from "../talk/watch.ts";

/** How often the run is kept. Milliseconds. */
const KEEP = 5000;
/** A run that nobody has touched for so long is over. Milliseconds. */
const OVER = 4 * 3600_000;

export const isRun: Guard<Run> = isShape<Run>({
  started: isNumber,
  clock: isShape<Clock>({ passed: isNumber, since: isNullOr(isNumber) }),
  slide: isText,
  entered: isNumber,
  times: isRecordOf(isNumber),
});

/** The run as it is kept, with what the window's watch and the computer's clock said then. */
interface KeptRun {
  readonly turn: number;
  readonly watch: number;
  readonly saved: number;
  readonly run: Run;
}

const isKeptRun: Guard<KeptRun> = isShape<KeptRun>({
  turn: isNumber,
  watch: isNumber,
  saved: isNumber,
  run: isRun,
});

const isPastRun: Guard<PastRun> = isShape<PastRun>({
  started: isNumber,
  times: isRecordOf(isNumber),
});

/** This deck's run, as it was kept; it goes on where a crash has cut it. */
export function openRun(): Shared<Run> {
  const run = createShared(NEW_RUN);
  const kept = recall("run", isKeptRun);
  if (kept !== undefined && Date.now() - kept.saved < OVER) run.settle(restore(kept), kept.turn);
  else if (kept !== undefined) fileRun(kept.run, kept.watch);
  return run;
}

/** Keeps the run from now on, so that a crash costs nothing. */
export function keepRun(run: Shared<Run>): void {
  const save = (): void => writeRun(run);
  // Not now: the step that changed the run is not on screen yet.
  run.watch(() => setTimeout(save));
  window.addEventListener("pagehide", save);
  setInterval(save, KEEP);
}

function writeRun({ value, stamp }: Shared<Run>): void {
  const kept: KeptRun = {
    turn: stamp.turn,
    watch: readWatch(),
    saved: Date.now(),
    run: value,
  };
  if (stamp.turn > 0) keep("run", kept);
}

/** The time away counts, by the computer's clock: the watch of the window that kept it is gone. */
function restore({ watch, saved, run }: KeptRun): Run {
  const away = Math.max(Date.now() - saved, 0);
  return { ...run, clock: shiftClock(run.clock, readWatch() - watch - away) };
}

/** The clock at zero; the run so far becomes a rehearsal to compare with. */
export function resetRun(run: Shared<Run>): void {
  fileRun(run.value, readWatch());
  run.change({ ...NEW_RUN });
}

export function recallRuns(): readonly PastRun[] {
  return recall("runs", isListOf(isPastRun)) ?? [];
}

function fileRun(run: Run, now: number): void {
  keep("runs", addRun(recallRuns(), { started: run.started, times: readTimes(run, now) }));
}
