import { expect, test, vi } from "vitest";
import {
  enterSlide,
  NEW_RUN,
  readElapsed,
  readTimes,
  RUN_CODEC,
  startRun,
  togglePause,
  type TalkRun,
} from "../../src/present/speaker/run.ts";

const HOUR = 3600_000;
const STARTED = startRun(NEW_RUN, "a", 1000);

test("the clock counts from its start, stops while it is paused, and goes on", () => {
  expect(readElapsed(STARTED, 61_000)).toBe(60_000);
  const paused = togglePause(STARTED, 61_000);
  expect(readElapsed(paused, 61_000 + HOUR)).toBe(60_000);
  const resumed = togglePause(paused, 61_000 + HOUR);
  expect(readElapsed(resumed, 62_000 + HOUR)).toBe(61_000);
});

test("the clock is started once: a second start changes nothing, paused or not", () => {
  expect(startRun(STARTED, "b", 5000)).toBe(STARTED);
  const paused = togglePause(STARTED, 2000);
  expect(startRun(paused, "b", 5000)).toBe(paused);
});

test("the clock never runs backwards", () => {
  expect(readElapsed(STARTED, 900)).toBe(0);
});

test("between windows a run tells its time by the computer's clock, whatever that says", () => {
  const started = startRun(NEW_RUN, "a");
  vi.setSystemTime(Date.now() - HOUR);
  const told = RUN_CODEC.encode(started);
  expect(Math.abs((told.since ?? 0) - Date.now())).toBeLessThan(1000);
  expect(readElapsed(RUN_CODEC.decode(told))).toBeLessThan(1000);
  vi.useRealTimers();
});

test("a run gives each slide the time it was shown, pauses left out", () => {
  const steps: readonly ((run: TalkRun) => TalkRun)[] = [
    (run) => enterSlide(run, "b", 11_000),
    (run) => togglePause(run, 16_000),
    (run) => togglePause(run, 96_000),
    (run) => enterSlide(run, "c", 101_000),
    (run) => enterSlide(run, "b", 102_000),
  ];
  const run = steps.reduce((before, step) => step(before), STARTED);
  expect(run.times).toEqual({ a: 10_000, b: 10_000, c: 1000 });
  expect(readTimes(run, 104_000)).toEqual({ a: 10_000, b: 12_000, c: 1000 });
  expect(readElapsed(run, 104_000)).toBe(23_000);
});

test("slides that are looked at while the clock is paused take no time", () => {
  const paused = togglePause(STARTED, 2000);
  const looked = enterSlide(enterSlide(paused, "b", 9000), "a", 12_000);
  expect(readTimes(togglePause(looked, 20_000), 21_000)).toEqual({ a: 2000 });
});

test("a run cannot be paused before it has begun", () => {
  expect(togglePause(NEW_RUN, 5000)).toBe(NEW_RUN);
});

test("a slide is timed by whatever id", () => {
  const run = enterSlide(startRun(NEW_RUN, "constructor", 1000), "a", 5000);
  expect(run.times).toEqual({ constructor: 4000 });
});
