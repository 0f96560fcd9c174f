import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reportSlowDrawings } from "../../src/vite/slowDrawings.ts";

const ONE = "figure-1";
const OTHER = "figure-2";

let pages: EventEmitter;
let reported: string[];

beforeEach(() => {
  vi.useFakeTimers();
  pages = new EventEmitter();
  reported = [];
  reportSlowDrawings(pages, 20_000, (name) => reported.push(name));
});

afterEach(() => vi.useRealTimers());

test("a figure is named when its page says nothing more for as long as the limit", () => {
  pages.emit("deck:drawing", ONE, "page");
  vi.advanceTimersByTime(19_999);
  expect(reported).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(reported).toEqual([ONE]);
  vi.advanceTimersByTime(60_000);
  expect(reported).toHaveLength(1);
});

test("one that is drawn in time is not, and neither is one whose page is left", () => {
  pages.emit("deck:drawing", ONE, "page");
  pages.emit("deck:drawn", undefined, "page");
  pages.emit("deck:drawing", OTHER, "page");
  pages.emit("vite:client:disconnect", undefined, "page");
  vi.advanceTimersByTime(60_000);
  expect(reported).toEqual([]);
});

test("each page has a limit of its own", () => {
  pages.emit("deck:drawing", ONE, "stage");
  pages.emit("deck:drawing", OTHER, "speaker");
  pages.emit("deck:drawn", undefined, "stage");
  vi.advanceTimersByTime(60_000);
  expect(reported).toEqual([OTHER]);
});
