import { expect, test } from "vitest";
import { drawWell, shareBoard } from "./drawingBoard.ts";

shareBoard();

/** The drawings of these sources, in their order. */
async function draw(...sources: string[]): Promise<string[]> {
  const drawings: string[] = [];
  for (const source of sources) drawings.push(await drawWell(source));
  return drawings;
}

const readColors = (svg: string): string[] => svg.match(/color-mix\([^)]*\)/g) ?? [];

test("drawings have Mermaid's one theme, fitted to the page, whatever a source asks for", async () => {
  const [own = "", forest = ""] = await draw(
    'pie\n  "a" : 1\n  "b" : 2',
    '---\nconfig:\n  theme: forest\n---\npie\n  "a" : 1\n  "b" : 2',
  );
  expect(readColors(own)).not.toEqual([]);
  expect(readColors(forest)).toEqual(readColors(own));
});

test("lines that move bring what moves them", async () => {
  const [moving = ""] = await draw("agentflow-beta LR\n  a e1@--> b\n  e1@{ animate: true }");
  expect(moving).toMatch(/@keyframes dash/);
});

test("a drawing in Mermaid's theme is cut to what is drawn, and says its size", async () => {
  const [svg = ""] = await draw("info");
  const [, width = 0, height = 0] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg)?.map(Number) ?? [];
  expect(width).toBeGreaterThan(60);
  expect(width).toBeLessThan(200);
  expect(height).toBeLessThan(80);
  expect(svg).toMatch(new RegExp(`max-width: ?${Math.ceil(width)}px`));
  expect(svg).not.toMatch(/<svg[^>]* (?:width|height)=/);
});
