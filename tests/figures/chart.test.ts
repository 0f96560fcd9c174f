import { expect, test } from "vitest";
import type { Figure } from "../../src/deck/model.ts";
import { listFigures, parseDeck } from "../../src/deck/parseDeck.ts";
import { formatProblem } from "../../src/deck/problem.ts";
import { draw, page, shareBoard } from "./drawingBoard.ts";

const NAMES = "title: Sizes\ndescription: They grow.\n";
const HITS =
  "data: { values: [{ day: a, hits: 12000.5 }, { day: b, hits: 2000 }, { day: c, hits: 700 }] }\n";

shareBoard();

/** The charts of a deck without other problems, each from the lines of its fence. */
function parseCharts(charts: readonly string[], lang = "fr"): readonly Figure[] {
  const slides = charts.map((chart) => `## A slide\n\n\`\`\`vega-lite\n${chart}\n\`\`\`\n`);
  const parsed = parseDeck([
    { path: "slides/deck.yaml", text: `title: A\nlang: ${lang}\n` },
    { path: "slides/10.md", text: slides.join("\n---\n\n") },
  ]);
  expect(parsed.problems.map(formatProblem)).toEqual([]);
  return listFigures(parsed);
}

/** Draws charts as an export does; throws when one of them fails. */
async function drawCharts(charts: readonly string[], lang?: string): Promise<string[]> {
  const drawings: string[] = [];
  for (const figure of parseCharts(charts, lang)) {
    const drawn = await draw(figure);
    if ("failure" in drawn) throw new Error(formatProblem(drawn.failure));
    drawings.push(drawn.svg);
  }
  return drawings;
}

/** What is in drawings when they are in a page. */
async function readTexts(drawings: readonly string[], selector = "text"): Promise<string[]> {
  await page.setContent(drawings.join(""));
  return page.locator(selector).allTextContents();
}

test("numbers and times are written in the language of the deck", async () => {
  const bar = `${NAMES}${HITS}mark: bar\nencoding: { x: { field: day }, y: { field: hits, type: quantitative } }`;
  const times =
    `${NAMES}data: { values: [{ t: "2026-02-01T00:00", v: 1 }, { t: "2026-02-02T00:00", v: 2.5 }] }\n` +
    "mark: line\nencoding: { x: { field: t, type: temporal }, y: { field: v, type: quantitative } }";
  const french = await readTexts(await drawCharts([bar, times]));
  expect(french).toEqual(expect.arrayContaining(["10\u202f000", "2,5", "18 h", "2 févr."]));
  const english = await readTexts(await drawCharts([bar, times], "en"));
  expect(english).toEqual(expect.arrayContaining(["10,000", "2.5", "06 PM"]));
});

test("a drawing is small: roles as colours, short numbers, nothing that nobody uses", async () => {
  const drawings = await drawCharts([
    `${NAMES}${HITS}mark: { type: line, point: true }\nencoding: { x: { field: day }, y: { field: hits, type: quantitative } }`,
  ]);
  const [svg = ""] = drawings;
  expect(svg).toMatch(
    /^<svg (?=[^>]*class="chart")(?=[^>]*width="1120")[^>]*viewBox="0 0 1120 470"/,
  );
  expect(svg).toContain('stroke="var(--series-1)"');
  expect(svg).toContain('fill="var(--muted)"');
  expect(svg).not.toMatch(/aria-|role=|pointer-events|xmlns|<path[^>]* d=""|\d\.\d\d/);
  expect(svg.match(/font-family/g)).toHaveLength(1);
  expect(svg.length).toBeLessThan(4000);
});

test("a scale of colours is mixed from roles, its ends and what lies between", async () => {
  const drawings = await drawCharts([
    `${NAMES}data: { values: [{ a: 1, b: 0 }, { a: 2, b: 5 }, { a: 3, b: 10 }] }\nmark: rect\n` +
      "encoding: { x: { field: a, type: ordinal }, color: { field: b, type: quantitative } }",
  ]);
  const percents = [
    ...(drawings[0] ?? "").matchAll(
      /<path[^>]* fill="color-mix\(in oklab, var\(--accent\) (\d+)%, var\(--surface\)\)"/g,
    ),
  ].map(([, percent]) => Number(percent));
  expect(percents).toEqual([0, 50, 100]);
});

test("the parts of a step carry its number, points and annotations with them", async () => {
  const drawings = await drawCharts([
    `${NAMES}${HITS}encoding: { x: { field: day }, y: { field: hits, type: quantitative } }\n` +
      "layer:\n  - mark: line\n  # step\n  - mark: { type: line, point: true }\n" +
      "  - mark: { type: text, text: A note }\n  # step\n  - mark: rule",
    `${NAMES}${HITS}hconcat:\n  - mark: arc\n    encoding: { theta: { field: hits } }\n` +
      "  # step\n  - mark: bar\n    encoding: { y: { field: day, title: Days } }",
  ]);
  const [layered = "", beside = ""] = drawings;
  expect(await readTexts([layered], '[data-step="1"] text')).toEqual([
    "A note",
    "A note",
    "A note",
  ]);
  expect(await page.locator('[data-step="1"] path').count()).toBe(4);
  expect(await page.locator('[data-step="2"] line').count()).toBe(3);
  expect(await page.locator("svg :not([data-step]) [data-step] [data-step]").count()).toBe(0);
  expect(await readTexts([beside], '[data-step="1"] text')).toContain("Days");
});

test("two charts in a page share no id", async () => {
  const clipped =
    `${HITS}mark: { type: bar, clip: true }\nencoding: { x: { field: day },` +
    " y: { field: hits, type: quantitative }, color: { field: hits, type: quantitative } }";
  const drawings = await drawCharts([
    `title: One\ndescription: A\n${clipped}`,
    `title: Two\ndescription: A\n${clipped}`,
  ]);
  await page.setContent(drawings.join(""));
  const ids = await page.locator("[id]").evaluateAll((found) => found.map(({ id }) => id));
  expect(ids.length).toBeGreaterThanOrEqual(4);
  expect(new Set(ids).size).toBe(ids.length);
  const dead = await page.evaluate(() =>
    [...document.body.innerHTML.matchAll(/url\((?:&quot;)?#([^)&]+)/g)].filter(
      ([, id]) => document.getElementById(id ?? "") === null,
    ),
  );
  expect(dead).toEqual([]);
});
