import { expect, test, vi } from "vitest";
import { Register } from "../../src/present/talk/register.ts";

test("the change made last wins, in whatever order the windows hear of it", () => {
  const here = new Register("start");
  here.change("here");
  const { timestamp } = here.stamp;
  expect(here.receive("older", { timestamp: timestamp - 1, by: "z" })).toBe(false);
  expect(here.receive("later", { timestamp: timestamp + 60_000, by: "a" })).toBe(true);
  expect(here.value).toBe("later");
  here.change("again");
  expect(here.stamp.timestamp).toBe(timestamp + 60_001);
});

test("a window that has just opened, and has not heard of the others, is touched last all the same", () => {
  const opened = new Register("start");
  for (const value of ["one", "two", "three"]) opened.change(value);
  const fresh = new Register("start");
  vi.setSystemTime(Date.now() + 100);
  fresh.change("touched");
  vi.useRealTimers();
  expect(opened.receive(fresh.value, fresh.stamp)).toBe(true);
});

test("of two changes at once, both windows take the same one", () => {
  const first = new Register("start");
  const second = new Register("start");
  first.receive("from m", { timestamp: 1, by: "m" });
  first.receive("from n", { timestamp: 1, by: "n" });
  second.receive("from n", { timestamp: 1, by: "n" });
  second.receive("from m", { timestamp: 1, by: "m" });
  expect(first.value).toBe("from n");
  expect(second.value).toBe("from n");
});

test("what a window opens with gives way to what it is told, and never rules the others", () => {
  const opened = new Register("");
  opened.init("from the address");
  const other = new Register("");
  other.init("elsewhere");
  expect(other.receive(opened.value, opened.stamp)).toBe(false);
  expect(opened.receive("what is shown", { timestamp: 0, by: "a" }, true)).toBe(true);
  const empty = new Register("");
  expect(empty.receive("from the address", { timestamp: 0, by: "a" })).toBe(true);
});

test("listeners hear whether a change is their own window's, and nothing when nothing changes", () => {
  const heard: string[] = [];
  const shared = new Register("a");
  shared.subscribe((value, before, isOwn) =>
    heard.push(`${before}>${value}${isOwn ? " own" : ""}`),
  );
  shared.change("b");
  shared.change("b");
  shared.receive("c", { timestamp: Infinity, by: "x" });
  expect(heard).toEqual(["a>b own", "b>c"]);
});
