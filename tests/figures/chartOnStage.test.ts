import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { listFigures } from "../../src/deck/parseDeck.ts";
import { drawFigures } from "../../src/export/drawFigures.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { exportFile } from "../exportFile.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck, openTab, pressTo } from "../stagePage.ts";

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

serveDeck({
  "slides/deck.yaml": "title: A deck\n",
  "slides/10.md": "---\nid: first\n---\n\n## First\n",
  "slides/20.md": chart(),
  "slides/data/hits.csv": ROWS,
});

beforeEach(() => {
  deck.write("slides/20.md", chart());
  deck.write("slides/data/hits.csv", ROWS);
});

const readColor = (page: Page): Promise<string> =>
  page
    .locator("#chart svg.chart path")
    .first()
    .evaluate((bar) => getComputedStyle(bar).fill);

const drawAgain = () =>
  drawFigures(listFigures(readSlides(deck.root).deck), {
    root: deck.root,
    openBrowser: () => Promise.reject(new Error("a browser is needed")),
    log: () => undefined,
  });

test("a chart is drawn in the page from its data file, which the page never asks for", async () => {
  const asked: string[] = [];
  const page = await openTab(browser);
  // No text is run as code: a page may forbid it.
  await page.addInitScript("window.eval = window.Function = undefined");
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`${server.address}#/chart/0`);
  await page.locator("#chart svg.chart").getByText("2\u202f000").first().waitFor();
  expect(faults).toEqual([]);
  expect(asked.filter((path) => path.startsWith("/slides/data"))).toEqual([]);
  expect(await page.locator("#chart figure").getAttribute("aria-label")).toBe("Hits. Two days.");
  await page.close();
});

test("its colours follow the page's scheme, its labels are large, its steps appear one by one", async () => {
  const { page, faults } = await openDeck(browser, `${server.address}#/chart`);
  const dark = await readColor(page);
  await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "light"));
  expect(await readColor(page)).not.toBe(dark);

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
  expect(faults).toEqual([]);
  await page.close();
});

test("a saved data file redraws the chart in its place, and a broken one is named", async () => {
  const { page } = await openDeck(browser, `${server.address}#/chart`);
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
  await page.close();
});

test("a chart that cannot be drawn shows what its author wrote, and where it is wrong", async () => {
  const { page } = await openDeck(browser, `${server.address}#/chart`);
  deck.write("slides/20.md", chart('transform: [{ calculate: "datum.hits +", as: more }]\n'));
  const overlay = page.locator("vite-error-overlay");
  await overlay.waitFor({ state: "attached" });
  expect(await overlay.locator(".stack").innerText()).toContain(
    'slides/20.md:12:27 error: this chart cannot be drawn: Unexpected end of input in "datum.hits +"',
  );
  const shown = page.locator("#chart figure.failed pre");
  await shown.waitFor({ state: "attached" });
  expect(await shown.textContent()).toContain("data: { url: slides/data/hits.csv }");
  await page.close();
});

test("the drawing code itself loads nothing, whatever a chart says", async () => {
  const { page, faults } = await openDeck(browser, server.address);
  const source = JSON.stringify({
    data: { url: "https://example.org/hits.csv" },
    mark: "bar",
    encoding: { x: { field: "hits", type: "quantitative" } },
  });
  // As a text: the test's own modules are not those of the page.
  const words = await page.evaluate(
    `import("/src/figures/vegaLite.ts").then(({ drawVegaLite }) =>
      drawVegaLite(${JSON.stringify(source)}, "figure").then(String, String))`,
  );
  expect(words).toContain('a chart loads nothing, and asks for "https://example.org/hits.csv"');
  expect(faults).toEqual([]);
  await page.close();
});

test("an export carries the drawing and nothing of Vega, and draws it once", async () => {
  const html = readFileSync(new URL(await exportFile(deck.root)), "utf8");
  expect(html).toMatch(/aria-label="Hits\. Two days\."[^>]*>\s*<svg /);
  const foreign = ["vega-lite", "Vega", "data-source", "slides/data"];
  expect(foreign.filter((word) => html.includes(word))).toEqual([]);

  expect((await drawAgain()).svgByName.size).toBe(1);
  deck.write("slides/data/hits.csv", ROWS.replace("1200", "1300"));
  await expect(drawAgain()).rejects.toThrow("a browser is needed");
});
