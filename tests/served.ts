import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "../src/browser/chromium.ts";
import type { DeckConfigOptions } from "../src/vite/config.ts";
import { startDevServer, type DevServer } from "./devServer.ts";
import { createScratch, type Scratch } from "./scratch.ts";

interface Served {
  readonly deck: Scratch;
  readonly server: DevServer;
}

/** What `serveDeck` or `shareDeck` has made for the test file that runs. */
export let deck: Scratch;
export let server: DevServer;
export let browser: Browser;

/**
 * Gives the tests of a file a deck, of these files or made by a function, its dev server and the
 * worker's browser; closes server and deck after them.
 */
export function serveDeck(
  source: Readonly<Record<string, string>> | (() => Scratch),
  options: DeckConfigOptions = {},
): void {
  beforeAll(async () => {
    browser = await getBrowser();
    ({ deck, server } = await serve(
      typeof source === "function" ? source() : createScratch(source),
      options,
    ));
  });
  afterAll(async () => {
    await server?.close();
    deck?.remove();
  });
}

/** The same deck and server for all test files of a worker; what a test edits, it puts back. */
export function shareDeck(create: () => Scratch): void {
  beforeAll(async () => {
    browser = await getBrowser();
    const served = shared.get(create) ?? serve(create());
    shared.set(create, served);
    ({ deck, server } = await served);
  });
}

const shared = new Map<() => Scratch, Promise<Served>>();

async function serve(scratch: Scratch, options: DeckConfigOptions = {}): Promise<Served> {
  return { deck: scratch, server: await startDevServer(scratch.root, options) };
}

/**
 * The one browser of this worker: to start one takes a second. It ends with the worker's process;
 * nobody else closes it.
 */
export async function getBrowser(): Promise<Browser> {
  const running = await launched?.catch(() => undefined);
  if (running?.isConnected() !== true) launched = launchChromium();
  return launched as Promise<Browser>;
}

let launched: Promise<Browser> | undefined;

/** Closes what a test file has opened in the worker's browser, a page that hangs as well. */
export async function closePages(): Promise<void> {
  const running = await launched?.catch(() => undefined);
  await Promise.all((running?.contexts() ?? []).map((context) => context.close()));
}
