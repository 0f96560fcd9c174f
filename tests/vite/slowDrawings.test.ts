import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Problem } from "../../src/deck/problem.ts";
import { reportSlowDrawings } from "../../src/vite/liveDeck.ts";

const AT = { path: "slides/10.md", line: 7, column: 1 };
const ELSEWHERE = { path: "slides/20.md", line: 3, column: 1 };

let pages: EventEmitter;
let reported: Problem[];

beforeEach(() => {
  vi.useFakeTimers();
  pages = new EventEmitter();
  reported = [];
  reportSlowDrawings(pages, 20_000, (problem) => reported.push(problem));
});

afterEach(() => vi.useRealTimers());

test("a figure is named when its page says nothing more for as long as the limit", () => {
  pages.emit("deck:drawing", AT, "page");
  vi.advanceTimersByTime(19_999);
  expect(reported).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(reported).toEqual([
    {
      code: "diagram",
      severity: "error",
      message: "this figure takes longer than 20 s to draw: make it smaller",
      at: AT,
    },
  ]);
  vi.advanceTimersByTime(60_000);
  expect(reported).toHaveLength(1);
});

test("one that is drawn in time is not, and neither is one whose page is left", () => {
  pages.emit("deck:drawing", AT, "page");
  pages.emit("deck:drawn", undefined, "page");
  pages.emit("deck:drawing", ELSEWHERE, "page");
  pages.emit("vite:client:disconnect", undefined, "page");
  vi.advanceTimersByTime(60_000);
  expect(reported).toEqual([]);
});

test("each page has a limit of its own", () => {
  pages.emit("deck:drawing", AT, "stage");
  pages.emit("deck:drawing", ELSEWHERE, "speaker");
  pages.emit("deck:drawn", undefined, "stage");
  vi.advanceTimersByTime(60_000);
  expect(reported.map(({ at }) => at)).toEqual([ELSEWHERE]);
});
