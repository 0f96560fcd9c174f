import { expect, test } from "vitest";
import type { Problem } from "../../src/deck/problem.ts";
import { createOverlay, formatProblems } from "../../src/vite/problems.ts";

const NO_DECK = {
  data: { title: "A", lang: "en" },
  slides: [],
  problems: [],
  dialects: [],
} as const;

function listProblems(
  count: number,
  path = "slides/10.md",
  more: Partial<Problem> = {},
): Problem[] {
  return Array.from({ length: count }, (_, index) => ({
    code: "unknown-value",
    severity: "error",
    message: `mistake ${index}`,
    at: { path, line: 1, column: index * 10 + 1 },
    ...more,
  }));
}

function sourceOf(text: string, ...paths: string[]) {
  return {
    deck: NO_DECK,
    textByPath: new Map(paths.map((path) => [path, text])),
    shownPaths: new Set<string>(),
  };
}

test("16,000 mistakes on one line are named with 50 short frames, and the count of the rest", () => {
  const source = sourceOf("{{ nope }}".repeat(16_000), "slides/10.md");
  const text = formatProblems(listProblems(16_000), source);
  expect(text.match(/mistake/g)).toHaveLength(50);
  expect(text.endsWith("\n\nand 15950 more")).toBe(true);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBe(1 + 3 + 160);
  const overlay = createOverlay(listProblems(16_000), source, "/deck");
  expect(overlay?.err.message).toBe("16000 errors in the slides");
  expect(overlay?.err.stack).toHaveLength(text.length + 50 * "/deck/".length);
});

test("the frame of a mistake far to the right shows what is around it, on all its lines", () => {
  const line = `${"a".repeat(300)}HERE${"b".repeat(300)}`;
  const at = { path: "slides/10.md", line: 2, column: 301 };
  const text = formatProblems(
    listProblems(1, at.path, { at }),
    sourceOf(`short\n${line}\n${line}`, at.path),
  );
  const [, before, row = "", mark = ""] = text.split("\n");
  expect(before).toBe("1 | ");
  expect(row).toMatch(/^2 \| …a+HEREb+…$/);
  expect(row.slice(mark.indexOf("^"))).toMatch(/^HERE/);
});

test("of many files 200 problems are shown, errors before warnings, in the order of reading", () => {
  const paths = ["a", "b", "c", "d", "e"].map((name) => `slides/${name}.md`);
  const problems = paths.flatMap((path) => [
    ...listProblems(45, path, { severity: "warning", message: "a warning" }),
    ...listProblems(45, path),
  ]);
  const text = formatProblems(problems, sourceOf("", ...paths));
  expect(text.match(/error: mistake/g)).toHaveLength(200);
  expect(text).not.toContain("warning");
  expect(text).toContain("and 250 more");
});

test("a long message is cut, and then says so", () => {
  const text = formatProblems(listProblems(1, "x", { message: "m".repeat(18_000) }), sourceOf(""));
  expect(text).toBe(`x:1:1 error: ${"m".repeat(299)}… (unknown-value)`);
});
