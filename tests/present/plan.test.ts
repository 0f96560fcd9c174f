import { describe, expect, test } from "vitest";
import { judgePace, planTalk } from "../../src/present/speaker/plan.ts";
import {
  createTimeFormat,
  formatSpan,
  formatStopwatch,
} from "../../src/present/speaker/timePane.ts";

const SECOND = 1000;

/** A slide as the page has it, its time in seconds. */
const slide = (id: string, time?: number, isBackup = false): HTMLElement =>
  ({
    id,
    dataset: { timing: time && String(time), visibility: isBackup ? "uncounted" : undefined },
  }) as unknown as HTMLElement;

describe("the plan", () => {
  test("adds up what the slides name; backup slides are not part of it", () => {
    const plan = planTalk([slide("a", 30), slide("x", 600, true), slide("b", 60)], undefined);
    expect(plan.total).toBe(90 * SECOND);
    expect([...plan.slots]).toEqual([
      ["a", { start: 0, budget: 30 * SECOND }],
      ["b", { start: 30 * SECOND, budget: 60 * SECOND }],
    ]);
  });

  test("shares what is left of the duration among slides that name no time", () => {
    const plan = planTalk([slide("a"), slide("b", 60), slide("c")], 180 * SECOND);
    expect(plan.slots.get("a")).toEqual({ start: 0, budget: 60 * SECOND });
    expect(plan.slots.get("c")).toEqual({ start: 120 * SECOND, budget: 60 * SECOND });
  });

  test("is none when nothing says how long the talk is", () => {
    const plan = planTalk([slide("a"), slide("b")], undefined);
    expect(plan).toEqual({ total: undefined, slots: new Map() });
    expect(judgePace(plan, "a", 1000 * SECOND)).toEqual({ kind: "none", by: 0 });
  });
});

describe("the pace", () => {
  const plan = planTalk(
    [slide("a", 60), slide("b", 120), slide("q", undefined, true)],
    180 * SECOND,
  );

  test("is right anywhere within the slide's own time, and half a minute around it", () => {
    for (const elapsed of [31, 60, 120, 180, 209]) {
      expect(judgePace(plan, "b", elapsed * SECOND)).toEqual({ kind: "onTime", by: 0 });
    }
  });

  test("is ahead before, behind after, by what is missing to the slide's own time", () => {
    expect(judgePace(plan, "b", 0)).toEqual({ kind: "ahead", by: 60 * SECOND });
    expect(judgePace(plan, "b", 240 * SECOND)).toEqual({ kind: "behind", by: 60 * SECOND });
  });

  test("of a backup slide is only ever behind the whole", () => {
    expect(judgePace(plan, "q", 100 * SECOND)).toEqual({ kind: "none", by: 0 });
    expect(judgePace(plan, "q", 300 * SECOND)).toEqual({ kind: "behind", by: 120 * SECOND });
  });
});

test("times are written as a stopwatch shows them, and spans as one says them", () => {
  expect([0, 59_999, 60_000, 3_729_000].map(formatStopwatch)).toEqual([
    "0:00",
    "0:59",
    "1:00",
    "1:02:09",
  ]);
  expect(
    [31, 44, 46, 90, 119, 250, 615, 700].map((seconds) => formatSpan(seconds * SECOND)),
  ).toEqual([
    "30\u00a0s",
    "30\u00a0s",
    "1\u00a0min",
    "1\u00a0min\u00a030",
    "2\u00a0min",
    "4\u00a0min",
    "10\u00a0min",
    "11\u00a0min",
  ]);
});

test("the time of day is written as the deck's language has it, without a zero nobody says", () => {
  const evening = new Date(2026, 10, 23, 21, 4);
  expect(createTimeFormat("fr").format(evening)).toBe("21:04");
  expect(createTimeFormat("en").format(evening)).toMatch(/^9:04\sPM$/);
});
