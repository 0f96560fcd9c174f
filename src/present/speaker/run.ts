import {
  isStarted,
  monotonicNow,
  pauseClock,
  readClock,
  startClock,
  ZERO,
  type Clock,
} from "../talk/clock.ts";
import { isSamePlace, type Place } from "../talk/places.ts";
import type { Register } from "../talk/register.ts";
import type { Shown, Talk } from "../talk/state.ts";

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

/**
 * Starts the clock with the first step forward that is made, in whatever window, while this speaker
 * view is open, and gives each slide its time. Without a speaker view there is no run: whoever
 * writes slides walks through them all day.
 */
export function timeTalk(talk: Talk, run: Register<Run>): void {
  const opened = Date.now();
  talk.shown.subscribe((shown, before) => {
    const now = monotonicNow();
    // What this view is told when it opens has happened without it.
    const isNew = talk.shown.stamp.timestamp >= opened;
    const started =
      isNew && isStepForward(talk, before, shown)
        ? startRun(run.value, before.place.id, now)
        : run.value;
    if (isStarted(started.clock)) run.change(enterSlide(started, shown.place.id, now));
  });
}

/** Out of the waiting screen, or on along the talk by any number of steps; a jump remembers where it came from. */
function isStepForward({ listSections }: Talk, before: Shown, shown: Shown): boolean {
  if (before.cover === "waiting" && shown.cover === "none") return true;
  const isJump =
    shown.before !== null && (before.before === null || !isSamePlace(shown.before, before.before));
  return !isJump && isLater(listSections(), shown.place, before.place);
}

function isLater(sections: readonly HTMLElement[], place: Place, before: Place): boolean {
  const [from = -1, to = -1] = [before, place].map((each) =>
    sections.findIndex(({ id }) => id === each.id),
  );
  return from !== -1 && (to > from || (to === from && place.step > before.step));
}

/** The talk begins, unless it already has. */
export function startRun(run: Run, slide: string, now: number): Run {
  if (isStarted(run.clock)) return run;
  return { ...run, started: now, clock: startClock(run.clock, now), slide, entered: 0 };
}

/** Another slide is shown: the one before gets its time. */
export function enterSlide(run: Run, slide: string, now: number): Run {
  if (slide === run.slide) return run;
  return { ...run, times: readTimes(run, now), slide, entered: readClock(run.clock, now) };
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
