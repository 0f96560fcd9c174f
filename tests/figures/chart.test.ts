import { expect, test } from "vitest";
import { listFigures, parseDeck } from "../../src/deck/parseDeck.ts";
import { formatProblem } from "../../src/deck/problem.ts";
import { board, page, shareBoard } from "./drawingBoard.ts";

const NAMES = "title: Sizes\ndescription: They grow.\n";
const HITS =
  "data: { values: [{ day: a, hits: 12000.5 }, { day: b, hits: 2000 }, { day: c, hits: 700 }] }\n";

shareBoard();

/** Draws charts as an export does, each from the lines of its fence. */
async function draw(charts: readonly string[], lang = "fr") {
  const slides = charts.map((chart) => `## A slide\n\n\`\`\`vega-lite\n${chart}\n\`\`\`\n`);
  const parsed = parseDeck([
    { path: "slides/deck.yaml", text: `title: A\nlang: ${lang}\n` },
    { path: "slides/10.md", text: slides.join("\n---\n\n") },
  ]);
  expect(parsed.problems.map(formatProblem)).toEqual([]);
  const drawings: string[] = [];
  const problems: string[] = [];
  for (const figure of listFigures(parsed)) {
    const drawn = await board.draw(figure);
    if ("svg" in drawn) drawings.push(drawn.svg);
    else problems.push(formatProblem(drawn.failure));
  }
  return { drawings, problems };
}

/** What stands in drawings when they are in a page. */
async function readTexts(drawings: readonly string[], selector = "text"): Promise<string[]> {
  await page.setContent(drawings.join(""));
  return page.locator(selector).allTextContents();
}

test("numbers and times are written in the language of the deck", async () => {
  const bar = `${NAMES}${HITS}mark: bar\nencoding: { x: { field: day }, y: { field: hits, type: quantitative } }`;
  const times =
    `${NAMES}data: { values: [{ t: "2026-02-01T00:00", v: 1 }, { t: "2026-02-02T00:00", v: 2.5 }] }\n` +
    "mark: line\nencoding: { x: { field: t, type: temporal }, y: { field: v, type: quantitative } }";
  const french = await readTexts((await draw([bar, times])).drawings);
  expect(french).toEqual(expect.arrayContaining(["10\u202f000", "2,5", "18 h", "2 févr."]));
  const english = await readTexts((await draw([bar, times], "en")).drawings);
  expect(english).toEqual(expect.arrayContaining(["10,000", "2.5", "06 PM"]));
});

test("a drawing is small: roles as colours, short numbers, nothing that nobody uses", async () => {
  const { drawings } = await draw([
    `${NAMES}${HITS}mark: { type: line, point: true }\nencoding: { x: { field: day }, y: { field: hits, type: quantitative } }`,
  ]);
  const [svg = ""] = drawings;
  expect(svg).toMatch(/^<svg class="chart" width="1120" height="470" viewBox="0 0 1120 470"/);
  expect(svg).toContain('stroke="var(--series-1)"');
  expect(svg).toContain('fill="var(--muted)"');
  expect(svg).not.toMatch(/aria-|role=|pointer-events|xmlns|<path[^>]* d=""|\d\.\d\d/);
  expect(svg.match(/font-family/g)).toHaveLength(1);
  expect(svg.length).toBeLessThan(4000);
});

test("a scale of colours is mixed from roles, its ends and what lies between", async () => {
  const { drawings } = await draw([
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
  const { drawings } = await draw([
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
  const { drawings } = await draw([
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

test("a chart that Vega cannot draw is named in the slide file, an expression at its own place", async () => {
  const { problems } = await draw([
    `${NAMES}${HITS}transform:\n  - { calculate: "datum.hits +", as: more }\nmark: bar\nencoding: { x: { field: day } }`,
    `${NAMES}${HITS}transform:\n  - { calculate: "rond(datum.hits)", as: more }\nmark: bar\nencoding: { x: { field: more } }`,
    `${NAMES}${HITS}transform:\n  - { filter: datum.hits > 1000000 }\nmark: bar\nencoding: { x: { field: hits, type: quantitative } }`,
  ]);
  expect(problems).toEqual([
    'slides/10.md:8:19 error: this chart cannot be drawn: Unexpected end of input in "datum.hits +" (diagram)',
    "slides/10.md:22:19 error: this chart cannot be drawn: Unrecognized function: rond (diagram)",
    expect.stringMatching(
      /^slides\/10\.md:\d+:1 error: this chart cannot be drawn: Infinite extent/,
    ),
  ]);
});
