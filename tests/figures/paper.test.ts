import { expect, test } from "vitest";
import { drawWell, shareBoard } from "./drawingBoard.ts";

shareBoard();

/** The drawings of these sources, in their order. */
async function draw(...sources: string[]): Promise<string[]> {
  const drawings: string[] = [];
  for (const source of sources) drawings.push(await drawWell(source));
  return drawings;
}

const readSheet = (svg: string): string => /class="[^"]*\b(sheet-\w+)/.exec(svg)?.[1] ?? "";
const readRules = (svg: string): string[] =>
  /<style>([\s\S]*?)<\/style>/.exec(svg)?.[1]?.split("\n") ?? [];

test("drawings of one type go by one style sheet, whatever theme a source asks for", async () => {
  const [small = "", large = "", forest = ""] = await draw(
    'pie\n  "a" : 1\n  "b" : 2',
    'pie showData\n  title A pie\n  "a" : 1\n  "b" : 2\n  "c" : 2',
    '---\nconfig:\n  theme: forest\n---\npie\n  "a" : 1\n  "b" : 2',
  );
  expect(readSheet(small)).not.toBe("");
  expect(readSheet(large)).toBe(readSheet(small));
  expect(readSheet(forest)).toBe(readSheet(small));
  const title = readRules(large).filter((rule) => rule.includes("pieTitleText"));
  expect(title).toHaveLength(1);
  expect(readRules(small).filter((rule) => !readRules(large).includes(rule))).toEqual([]);
});

test("a style sheet has only rules that something goes by, moving lines with what moves them", async () => {
  const [still = "", moving = ""] = await draw(
    "agentflow-beta LR\n  a --> b",
    "agentflow-beta LR\n  a e1@--> b\n  e1@{ animate: true }",
  );
  expect(readRules(still).join("\n")).not.toMatch(/keyframes|edge-animation|error-/);
  expect(readRules(moving).join("\n")).toMatch(/@keyframes dash/);
  for (const rule of readRules(still)) expect(rule).toMatch(/^\/\*\d+\*\/\.sheet-\w+/);
});

test("a drawing on paper is cut to what is drawn, and says its size", async () => {
  const [svg = ""] = await draw("info");
  const [, width = 0, height = 0] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg)?.map(Number) ?? [];
  expect(width).toBeGreaterThan(60);
  expect(width).toBeLessThan(200);
  expect(height).toBeLessThan(80);
  expect(svg).toContain(`max-width: ${Math.ceil(width)}px`);
  expect(svg).not.toMatch(/<svg[^>]* (?:width|height)=/);
});
