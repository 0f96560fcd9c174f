import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "../src/export/chromium.ts";
import type { DeckConfigOptions } from "../src/vite/config.ts";
import { startDevServer, type DevServer } from "./devServer.ts";
import { createScratch, type Scratch } from "./scratch.ts";

/** What `serveDeck` has made for the test file that runs. */
export let deck: Scratch;
export let server: DevServer;
export let browser: Browser;

/**
 * Gives the tests of a file a deck, of these files or made by a function, its dev server and a
 * browser; closes all three after them.
 */
export function serveDeck(
  source: Readonly<Record<string, string>> | (() => Scratch),
  options: DeckConfigOptions = {},
): void {
  beforeAll(async () => {
    deck = typeof source === "function" ? source() : createScratch(source);
    browser = await launchChromium();
    server = await startDevServer(deck.root, options);
  });
  afterAll(async () => {
    await server?.close();
    await browser?.close();
    deck?.remove();
  });
}
