import { isSamePlace, type Place } from "../talk/place.ts";
import type { Register } from "../talk/register.ts";
import type { TalkController, TalkState } from "../talk/state.ts";

/** One time through the talk: nothing ticks, times are computed from timestamps. Milliseconds. */
export interface TalkRun {
  /** When the clock started, since 1970: names the run. 0 before. */
  readonly started: number;
  /** The slide that is shown, and since when it is timed; null while the clock does not run. */
  readonly slide: string;
  readonly since: number | null;
  /** What each slide had taken by then. */
  readonly times: Readonly<Record<string, number>>;
}

export const NEW_RUN: TalkRun = { started: 0, slide: "", since: null, times: {} };

const opened = Date.now() - performance.now();

/**
 * Milliseconds since 1970 by a clock that is set once, when the window opens: what happens to the
 * computer's clock during the talk does not reach the talk's.
 */
function monotonicNow(): number {
  return opened + performance.now();
}

/** Between windows, and in storage, a run tells its time by the computer's clock, which they share. */
export const RUN_CODEC = {
  encode: (run: TalkRun) => shift(run, Date.now() - monotonicNow()),
  decode: (run: TalkRun) => shift(run, monotonicNow() - Date.now()),
};

function shift(run: TalkRun, by: number): TalkRun {
  return run.since === null ? run : { ...run, since: run.since + by };
}

/**
 * Starts the clock with the first step forward that is made, in whatever window, while this speaker
 * view is open, and gives each slide its time. Without a speaker view there is no run: whoever
 * writes slides walks through them all day.
 */
export function timeTalk(talk: TalkController, run: Register<TalkRun>): void {
  const openedAt = Date.now();
  talk.state.subscribe((state, before) => {
    // What this view is told when it opens has happened without it.
    const isNew = talk.state.stamp.timestamp >= openedAt;
    const isStart = isNew && isStepForward(talk, before, state);
    const started = isStart ? startRun(run.value, before.place.id) : run.value;
    if (started.started > 0) run.change(enterSlide(started, state.place.id));
  });
}

/** Out of the waiting screen, or on along the talk by any number of steps; a jump remembers where it came from. */
function isStepForward(talk: TalkController, before: TalkState, state: TalkState): boolean {
  if (before.cover === "waiting" && state.cover === "none") return true;
  const isJump =
    state.before !== null && (before.before === null || !isSamePlace(state.before, before.before));
  const indexOf = (place: Place): number =>
    talk.listSections().findIndex(({ id }) => id === place.id);
  const [from, to] = [indexOf(before.place), indexOf(state.place)];
  const isLater = to > from || (to === from && state.place.step > before.place.step);
  return !isJump && from !== -1 && isLater;
}

/** The talk begins, unless it already has. */
export function startRun(run: TalkRun, slide: string, now = monotonicNow()): TalkRun {
  return run.started > 0 ? run : { ...run, started: now, slide, since: now };
}

/** Another slide is shown: the one before gets its time. */
export function enterSlide(run: TalkRun, slide: string, now = monotonicNow()): TalkRun {
  if (slide === run.slide) return run;
  return { ...run, times: readTimes(run, now), slide, since: run.since === null ? null : now };
}

/** Pauses the clock, for a question, or goes on; before the talk has begun there is nothing to pause. */
export function togglePause(run: TalkRun, now = monotonicNow()): TalkRun {
  if (run.started === 0) return run;
  return { ...run, times: readTimes(run, now), since: run.since === null ? now : null };
}

/** What each slide has taken until now, the one that is shown included. */
export function readTimes(run: TalkRun, now = monotonicNow()): TalkRun["times"] {
  if (run.since === null) return run.times;
  const spent = Math.max(now - run.since, 0);
  return { ...run.times, [run.slide]: (readTime(run.times, run.slide) ?? 0) + spent };
}

/** What the whole talk has taken until now. */
export function readElapsed(run: TalkRun, now = monotonicNow()): number {
  return Object.values(readTimes(run, now)).reduce((sum, time) => sum + time, 0);
}

/** A slide may be called "constructor": only the record's own entries are times. */
export function readTime(times: TalkRun["times"], id: string): number | undefined {
  return Object.hasOwn(times, id) ? times[id] : undefined;
}
