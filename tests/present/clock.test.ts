import { describe, expect, test } from "vitest";
import {
  enterSlide,
  NEW_RUN,
  readTimes,
  startRun,
  togglePause,
} from "../../src/present/speaker/run.ts";
import {
  isStarted,
  pauseClock,
  readClock,
  shiftClock,
  startClock,
  ZERO,
} from "../../src/present/talk/clock.ts";

const HOUR = 3600_000;

describe("the clock", () => {
  test("counts from its start, stands while it is paused, and goes on", () => {
    const started = startClock(ZERO, 1000);
    expect(readClock(started, 61_000)).toBe(60_000);
    const paused = pauseClock(started, 61_000);
    expect(readClock(paused, 61_000 + HOUR)).toBe(60_000);
    const resumed = startClock(paused, 61_000 + HOUR);
    expect(readClock(resumed, 62_000 + HOUR)).toBe(61_000);
  });

  test("is started once: a second start changes nothing", () => {
    const started = startClock(ZERO, 1000);
    expect(startClock(started, 5000)).toEqual(started);
    expect(isStarted(ZERO)).toBe(false);
    expect(isStarted(pauseClock(started, 2000))).toBe(true);
  });

  test("never runs backwards, and reads the same in a window with another time", () => {
    const started = startClock(ZERO, 10_000);
    expect(readClock(started, 9000)).toBe(0);
    expect(readClock(shiftClock(started, -HOUR), 15_000 - HOUR)).toBe(5000);
  });
});

describe("a run", () => {
  test("gives each slide the time it was shown, pauses left out", () => {
    let run = startRun(NEW_RUN, "a", 0);
    run = enterSlide(run, "b", 10_000);
    run = togglePause(run, 15_000);
    run = togglePause(run, 95_000);
    run = enterSlide(run, "c", 100_000);
    run = enterSlide(run, "b", 101_000);
    expect(run.times).toEqual({ a: 10_000, b: 10_000, c: 1000 });
    expect(readTimes(run, 103_000)).toEqual({ a: 10_000, b: 12_000, c: 1000 });
  });

  test("cannot be paused before it has begun", () => {
    expect(togglePause(NEW_RUN, 5000)).toBe(NEW_RUN);
  });

  test("times a slide by whatever id", () => {
    const run = enterSlide(startRun(NEW_RUN, "constructor", 0), "a", 4000);
    expect(run.times).toEqual({ constructor: 4000 });
  });
});
