import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { launchChromium } from "../../src/export/chromium.ts";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { openDeck, pressTo } from "../stagePage.ts";

const log = (): void => undefined;

let deck: Scratch;
let browser: Browser;
let address: string;

beforeAll(async () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A deck\n",
    "slides/10.md":
      "---\nid: a\n---\n\n## A\n\nNote: words for A\n\n---\nid: b\n---\n\n## B\n\nNote: words for B\n",
  });
  browser = await launchChromium();
  const folder = await exportDeck({ root: deck.root, outputs: ["html"], notes: true, log });
  address = pathToFileURL(join(folder, "deck-notes.html")).href;
});

afterAll(async () => {
  await browser?.close();
  deck?.remove();
});

test("from the speaker's own file on disk, the notes window opens and follows", async () => {
  const { page } = await openDeck(browser, address);
  const popup = page.waitForEvent("popup");
  await page.keyboard.press("s");
  const notes = await popup;
  await notes.getByText("words for A").waitFor();
  await pressTo(page, "ArrowRight", "b");
  await notes.getByText("words for B").waitFor();
  await page.context().close();
});

test.each(["", "?notes"])("a blocked window %s is said, and the deck goes on", async (query) => {
  const { page } = await openDeck(browser, address);
  await page.addInitScript(() => (window.open = () => null));
  await page.goto(address + query);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.keyboard.press("s");
  await page.getByText("Le navigateur a bloqué la fenêtre des notes").waitFor();
  await pressTo(page, "ArrowRight", "b");
  await page.context().close();
});
