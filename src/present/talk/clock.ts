/** A stopwatch as data: nothing ticks, what has passed is computed from timestamps. Milliseconds. */
export interface Clock {
  /** What had passed when it last began to run, or stopped. */
  readonly passed: number;
  /** When it last began to run; null while it is stopped. */
  readonly since: number | null;
}

export const ZERO: Clock = { passed: 0, since: null };

const opened = Date.now() - performance.now();

/**
 * Milliseconds since 1970 by a clock that is set once, when the window opens: what happens to the
 * computer's clock during the talk does not reach the talk's.
 */
export function monotonicNow(): number {
  return opened + performance.now();
}

export function readClock({ passed, since }: Clock, now: number): number {
  return since === null ? passed : passed + Math.max(now - since, 0);
}

export function startClock(clock: Clock, now: number): Clock {
  return clock.since === null ? { passed: clock.passed, since: now } : clock;
}

export function pauseClock(clock: Clock, now: number): Clock {
  return { passed: readClock(clock, now), since: null };
}

/** The same clock for a window whose time is `shift` ahead. */
export function shiftClock(clock: Clock, shift: number): Clock {
  return clock.since === null ? clock : { ...clock, since: clock.since + shift };
}

export function isStarted({ passed, since }: Clock): boolean {
  return since !== null || passed > 0;
}
