import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { listFigures, parseDeck } from "../../src/deck/parseDeck.ts";
import { formatProblem } from "../../src/deck/problem.ts";
import { drawFigures } from "../../src/export/drawFigures.ts";
import type { Drawn } from "../../src/figures/drawFigure.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { exportFile } from "../exportFile.ts";
import { createScratch, shareDrawings } from "../scratch.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openTab, pressTo, visit, waitForPlace } from "../stagePage.ts";

const chart = (more = ""): string => `---
id: chart
---

## A chart

\`\`\`vega-lite
title: Hits
description: Two days.
data: { url: slides/data/hits.csv }
encoding: { x: { field: day }, y: { field: hits, type: quantitative } }
${more}layer:
  - mark: bar
  # step
  - mark: { type: text, dy: -12 }
    encoding: { text: { field: hits, format: "," } }
\`\`\`
`;
const ROWS = "day,hits\nmonday,1200\ntuesday,2000\n";

const FIRST = `---
id: first
---

## First
${["one", "two", "three"]
  .map(
    (id) => `
---
id: ${id}
---

## On the way

\`\`\`vega-lite
title: Dot ${id}
description: A dot.
data: { values: [{ x: 1 }] }
mark: point
\`\`\`
`,
  )
  .join("")}`;

serveDeck(() => {
  const scratch = createScratch({
    "slides/deck.yaml": "title: A deck\n",
    "slides/10.md": FIRST,
    "slides/20.md": chart(),
    "slides/data/hits.csv": ROWS,
  });
  shareDrawings(scratch);
  return scratch;
});

/** Opened at the first slide, from which it jumps to the chart. */
let page: Page;
const asked: URL[] = [];
const faults: string[] = [];

beforeAll(async () => {
  page = await openTab(browser);
  await page.emulateMedia({ reducedMotion: "reduce" });
  page.on("request", (request) => asked.push(new URL(request.url())));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  await page.addInitScript(() => {
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    document.addEventListener("figuredrawn", ({ target }) => {
      drawn.push((target as Element).closest("section")?.id ?? "");
    });
  });
  await visit(page, server.address, false);
  await page.evaluate(() => {
    location.hash = "#chart";
  });
  await waitForPlace(page, "chart");
  await page.locator("#three svg.chart").waitFor({ state: "attached" });
});

beforeEach(() => {
  deck.write("slides/20.md", chart());
  deck.write("slides/data/hits.csv", ROWS);
});

const drawAgain = () =>
  drawFigures(listFigures(readSlides(deck.root).deck), {
    root: deck.root,
    openBrowser: () => Promise.reject(new Error("a browser is needed")),
    log: () => undefined,
  });

test("a chart is drawn in the page from its data file, which the page never asks for", async () => {
  await page.locator("#chart svg.chart").getByText("2\u202f000").first().waitFor();
  expect(faults).toEqual([]);
  const paths = asked.map(({ pathname }) => pathname);
  expect(paths.filter((path) => path.startsWith("/slides/data"))).toEqual([]);
  expect(await page.locator("#chart figure").getAttribute("aria-label")).toBe("Hits. Two days.");
});

test("the page in which it is drawn lets no text be run as code", async () => {
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  expect(await policy.getAttribute("content")).toMatch(/script-src (?!.*unsafe-eval)/);
});

test("the figure of a slide that is jumped to comes before those of the slides on the way", async () => {
  const drawn = await page.evaluate(
    () => (window as typeof window & { readonly drawn: readonly string[] }).drawn,
  );
  expect(drawn.toSorted()).toEqual(["chart", "one", "three", "two"]);
  // The first on the way may have been begun before the jump.
  expect(drawn.indexOf("chart")).toBeLessThanOrEqual(1);
});

const readColor = (): Promise<string> =>
  page
    .locator("#chart svg.chart path")
    .first()
    .evaluate((bar) => getComputedStyle(bar).fill);

test("its colours follow the page's scheme, its labels are large, its steps appear one by one", async () => {
  const dark = await readColor();
  await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "light"));
  expect(await readColor()).not.toBe(dark);

  const sizes = await page.locator("#chart svg text").evaluateAll((texts) =>
    texts.map((text) => {
      const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 0;
      return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
    }),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);

  const label = page.locator("#chart svg [data-step]");
  const opacity = (): Promise<string> => label.evaluate((part) => getComputedStyle(part).opacity);
  await expect.poll(opacity).toBe("0");
  await pressTo(page, "ArrowRight", "chart+1");
  await expect.poll(opacity).toBe("1");
  await pressTo(page, "ArrowLeft", "chart");
  await expect.poll(opacity).toBe("0");
});

test("the drawing code itself loads nothing, whatever a chart says", async () => {
  const source = JSON.stringify({
    data: { url: "https://example.org/hits.csv" },
    mark: "bar",
    encoding: { x: { field: "hits", type: "quantitative" } },
  });
  // As a text: the test's own modules are not those of the page.
  const words = await page.evaluate(
    `import("/src/figures/chart.ts").then(({ drawChart }) =>
      drawChart(${JSON.stringify(source)}, "figure").then(String, String))`,
  );
  expect(words).toContain('a chart loads nothing, and asks for "https://example.org/hits.csv"');
  expect(asked.filter(({ host }) => host === "example.org")).toEqual([]);
  expect(faults).toEqual([]);
});

test("a chart that Vega cannot draw is named in the slide file, an expression at its own place", async () => {
  const charts = [
    'transform:\n  - { calculate: "datum.hits +", as: more }\nmark: bar\nencoding: { x: { field: day } }',
    'transform:\n  - { calculate: "rond(datum.hits)", as: more }\nmark: bar\nencoding: { x: { field: more } }',
    "transform:\n  - { filter: datum.hits > 1000000 }\nmark: bar\nencoding: { x: { field: hits, type: quantitative } }",
  ].map(
    (rest) =>
      `## A slide\n\n\`\`\`vega-lite\ntitle: Sizes\ndescription: They grow.\ndata: { values: [{ day: a, hits: 2000 }] }\n${rest}\n\`\`\`\n`,
  );
  const parsed = parseDeck([
    { path: "slides/deck.yaml", text: "title: A\n" },
    { path: "slides/10.md", text: charts.join("\n---\n\n") },
  ]);
  expect(parsed.problems.map(formatProblem)).toEqual([]);
  const drawn = await page.evaluate<Drawn[]>(
    `import("/src/figures/drawFigure.ts").then(async ({ drawFigure }) => {
      const drawn = [];
      for (const figure of ${JSON.stringify(listFigures(parsed))}) drawn.push(await drawFigure(figure));
      return drawn;
    })`,
  );
  expect(drawn.map((each) => ("failure" in each ? formatProblem(each.failure) : each))).toEqual([
    'slides/10.md:8:19 error: this chart cannot be drawn: Unexpected end of input in "datum.hits +" (diagram)',
    "slides/10.md:22:19 error: this chart cannot be drawn: Unrecognized function: rond (diagram)",
    expect.stringMatching(
      /^slides\/10\.md:\d+:1 error: this chart cannot be drawn: Infinite extent/,
    ),
  ]);
});

test("a saved data file redraws the chart in its place, and a broken one is named", async () => {
  await pressTo(page, "ArrowRight", "chart+1");
  deck.write("slides/data/hits.csv", ROWS.replace("1200", "1700"));
  await page.locator("#chart svg").getByText("1\u202f700").waitFor();

  const overlay = page.locator("vite-error-overlay");
  deck.write("slides/data/hits.csv", `${ROWS}wednesday\n`);
  await overlay.waitFor({ state: "attached" });
  expect(await overlay.locator(".stack").innerText()).toContain(
    "slides/data/hits.csv:4:1 error: this row has 1 cell, the first line names 2 columns",
  );
  deck.write("slides/data/hits.csv", ROWS.replace("1200", "1900"));
  await page.locator("#chart svg").getByText("1\u202f900").waitFor();
  await overlay.waitFor({ state: "detached" });
});

test("a chart that cannot be drawn shows what its author wrote, and where it is wrong", async () => {
  deck.write("slides/20.md", chart('transform: [{ calculate: "datum.hits +", as: more }]\n'));
  const overlay = page.locator("vite-error-overlay");
  await overlay.waitFor({ state: "attached" });
  expect(await overlay.locator(".stack").innerText()).toContain(
    'slides/20.md:12:27 error: this chart cannot be drawn: Unexpected end of input in "datum.hits +"',
  );
  const shown = page.locator("#chart figure.failed pre");
  await shown.waitFor({ state: "attached" });
  expect(await shown.textContent()).toContain("data: { url: slides/data/hits.csv }");
});

test("an export carries the drawing and nothing of Vega, and draws it once", async () => {
  const html = readFileSync(new URL(await exportFile(deck.root)), "utf8");
  expect(html).toMatch(/aria-label="Hits\. Two days\."[^>]*>\s*<svg /);
  const foreign = ["vega-lite", "Vega", "data-source", "slides/data"];
  expect(foreign.filter((word) => html.includes(word))).toEqual([]);

  expect((await drawAgain()).svgByName.size).toBe(4);
  deck.write("slides/data/hits.csv", ROWS.replace("1200", "1300"));
  await expect(drawAgain()).rejects.toThrow("a browser is needed");
});
