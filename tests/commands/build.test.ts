import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { preview, type PreviewServer } from "vite";
import { getBrowser } from "../served.ts";
import { runCommand, type Ended } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { openDeck } from "../stagePage.ts";

let deck: Scratch;
let ended: Ended;
let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md":
      "## One\n\nNote: a secret\n\n---\n\n## Two\n\n```mermaid\nflowchart LR\n  a[Drawn there] --> b\n```\n",
    "slides/20.md":
      "## Three\n\n```vega-lite\ndata: { url: slides/data/hits.csv }\nmark: bar\nencoding: { x: { field: day }, y: { field: hits, type: quantitative } }\n```\n",
    "slides/data/hits.csv": "day,hits\nmonday,1200\n",
  });
  ended = await runCommand(deck.root, ["build"], { CHROME_PATH: "/no/browser/is/asked/for" });
  server = await preview({
    root: deck.root,
    // As on a host that many sites share: the deck's addresses are relative.
    base: "/talks/a/",
    configFile: false,
    logLevel: "silent",
    preview: { host: "127.0.0.1", port: 0 },
  });
  browser = await getBrowser();
});

afterAll(async () => {
  await server?.close();
  deck?.remove();
});

test("a build without a browser says how many figures are not drawn, and what draws them", () => {
  expect(ended.code).toBe(0);
  expect(ended.stdout.trim()).toBe(join("dist", "index.html"));
  expect(ended.stderr.trim()).toMatch(
    /^warning: 2 of 2 figures are not drawn yet, .* "npm run export" draws them here$/,
  );
});

test("a visitor's browser draws them, below any address", async () => {
  const address = server.resolvedUrls?.local[0] ?? "";
  expect(address).toMatch(/\/talks\/a\/$/);
  const { page, faults } = await openDeck(browser, `${address}#/two`);
  await page.locator("#two figure svg").getByText("Drawn there").waitFor();
  await page.evaluate(() => (location.hash = "#/three"));
  await page.locator("#three figure svg").getByText("monday").waitFor();
  expect(faults).toEqual([]);
  expect(await page.content()).not.toContain("a secret");
  await page.close();
});
