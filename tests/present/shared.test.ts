import { expect, test, vi } from "vitest";
import { createShared } from "../../src/present/talk/register.ts";

test("the change made last wins, in whatever order the windows hear of it", () => {
  const here = createShared("start");
  here.change("here");
  const { turn } = here.stamp;
  expect(here.receive("older", { turn: turn - 1, by: "z" })).toBe(false);
  expect(here.receive("later", { turn: turn + 60_000, by: "a" })).toBe(true);
  expect(here.value).toBe("later");
  here.change("again");
  expect(here.stamp.turn).toBe(turn + 60_001);
});

test("a window that has just opened, and has not heard of the others, is touched last all the same", () => {
  const opened = createShared("start");
  for (const value of ["one", "two", "three"]) opened.change(value);
  const fresh = createShared("start");
  vi.setSystemTime(Date.now() + 100);
  fresh.change("touched");
  vi.useRealTimers();
  expect(opened.receive(fresh.value, fresh.stamp)).toBe(true);
});

test("of two changes at once, both windows take the same one", () => {
  const first = createShared("start");
  const second = createShared("start");
  first.receive("from m", { turn: 1, by: "m" });
  first.receive("from n", { turn: 1, by: "n" });
  second.receive("from n", { turn: 1, by: "n" });
  second.receive("from m", { turn: 1, by: "m" });
  expect(first.value).toBe("from n");
  expect(second.value).toBe("from n");
});

test("what a window opens with gives way to what it is told, and never rules the others", () => {
  const opened = createShared("");
  opened.settle("from the address");
  const other = createShared("");
  other.settle("elsewhere");
  expect(other.receive(opened.value, opened.stamp)).toBe(false);
  expect(opened.receive("what is shown", { turn: 0, by: "a" }, true)).toBe(true);
  const empty = createShared("");
  expect(empty.receive("from the address", { turn: 0, by: "a" })).toBe(true);
});

test("listeners hear whether a change is their own window's, and nothing when nothing changes", () => {
  const heard: string[] = [];
  const shared = createShared("a");
  shared.watch((value, before, isOwn) => heard.push(`${before}>${value}${isOwn ? " own" : ""}`));
  shared.change("b");
  shared.change("b");
  shared.receive("c", { turn: Infinity, by: "x" });
  expect(heard).toEqual(["a>b own", "b>c"]);
});
