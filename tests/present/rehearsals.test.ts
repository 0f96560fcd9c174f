import { expect, test } from "vitest";
import { addRun, findBest, findLast } from "../../src/present/speaker/rehearsals.ts";

const SECOND = 1000;
const runs = [
  { started: 1, times: { a: 40 * SECOND, b: 100 * SECOND } },
  { started: 2, times: { a: 70 * SECOND } },
];

test("the last time is that of the last run that told the slide", () => {
  expect(findLast(runs, "a")).toBe(70 * SECOND);
  expect(findLast(runs, "b")).toBe(100 * SECOND);
  expect(findLast(runs, "constructor")).toBeUndefined();
});

test("the best time is the nearest to the plan, and the shortest without one", () => {
  expect(findBest(runs, "a", 60 * SECOND)).toBe(70 * SECOND);
  expect(findBest(runs, "a", undefined)).toBe(40 * SECOND);
});

test("a slide that was passed by is not in the run, and a run of such slides is none", () => {
  const added = addRun(runs, { started: 3, times: { a: 2 * SECOND, b: 5 * SECOND } });
  expect(added.at(-1)).toEqual({ started: 3, times: { b: 5 * SECOND } });
  expect(addRun(runs, { started: 3, times: { a: SECOND } })).toEqual(runs);
});

test("a run that is told twice counts once, and the oldest of many are forgotten", () => {
  const twice = addRun(runs, { started: 2, times: { a: 50 * SECOND } });
  expect(twice.map(({ started }) => started)).toEqual([1, 2]);
  expect(findLast(twice, "a")).toBe(50 * SECOND);
  let many: ReturnType<typeof addRun> = [];
  for (let started = 1; started <= 25; started += 1) {
    many = addRun(many, { started, times: { a: 5 * SECOND } });
  }
  expect(many.map(({ started }) => started)).toEqual(Array.from({ length: 20 }, (_, i) => i + 6));
});
