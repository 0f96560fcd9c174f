import { isStarted, pauseClock, readClock, startClock, ZERO, type Clock } from "../talk/clock.ts";

/** One time through the talk: the clock, and what each slide has taken. Milliseconds. */
export interface Run {
  /** When the clock started, since 1970: names the run. 0 before. */
  readonly started: number;
  readonly clock: Clock;
  /** The slide that is shown, and what the clock said when it came. */
  readonly slide: string;
  readonly entered: number;
  readonly times: Readonly<Record<string, number>>;
}

export const NEW_RUN: Run = { started: 0, clock: ZERO, slide: "", entered: 0, times: {} };

/** The talk begins, unless it already has. */
export function startRun(run: Run, slide: string, now: number): Run {
  if (isStarted(run.clock)) return run;
  return { ...run, started: now, clock: startClock(run.clock, now), slide, entered: 0 };
}

/** Another slide is shown: the one before gets its time. */
export function enterSlide(run: Run, slide: string, now: number): Run {
  if (slide === run.slide) return run;
  const entered = readClock(run.clock, now);
  return { ...run, times: readTimes(run, now), slide, entered };
}

/** What each slide has taken until now, the one that is shown included. */
export function readTimes(run: Run, now: number): Readonly<Record<string, number>> {
  const spent = readClock(run.clock, now) - run.entered;
  if (run.slide === "" || spent <= 0) return run.times;
  return { ...run.times, [run.slide]: (readTime(run.times, run.slide) ?? 0) + spent };
}

/** A slide may be called "constructor": only the record's own entries are times. */
export function readTime(times: Run["times"], id: string): number | undefined {
  return Object.hasOwn(times, id) ? times[id] : undefined;
}

/** Pauses the clock, for a question, or goes on; before the talk has begun there is nothing to pause. */
export function togglePause(run: Run, now: number): Run {
  if (!isStarted(run.clock)) return run;
  const toggle = run.clock.since === null ? startClock : pauseClock;
  return { ...run, clock: toggle(run.clock, now) };
}

/** Counts time that the clock has not seen. */
export function addTime(run: Run, milliseconds: number): Run {
  return { ...run, clock: { ...run.clock, passed: run.clock.passed + milliseconds } };
}
