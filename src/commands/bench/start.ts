import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { measureSavesOf } from "./measurement.ts";

export interface Start {
  readonly firstSlide: number;
  readonly firstDiagram: number;
}

/** What starts every command. */
export const LAUNCHER = join(import.meta.dirname, "../launch.mjs");

interface ServedDeck {
  readonly page: Page;
  /** The process of the dev server. */
  readonly server: number;
  /** Milliseconds from its start to the first slide's first frame. */
  readonly firstSlide: number;
}

/** `npm start` in `root`, and a page that shows the deck, for as long as `measure` takes. */
export async function serveDeck<T>(
  browser: Browser,
  root: string,
  measure: (deck: ServedDeck) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.addInitScript(markReady);
  const started = Date.now();
  const { server, address } = await startDeck(root);
  try {
    await page.goto(address, { waitUntil: "commit" });
    const ready = await page.waitForFunction(() => {
      const [mark] = performance.getEntriesByName("ready");
      return mark && performance.timeOrigin + mark.startTime;
    });
    const firstSlide = ((await ready.jsonValue()) ?? 0) - started;
    return await measure({ page, server: server.pid ?? 0, firstSlide });
  } finally {
    await page.close();
    await stop(server);
  }
}

/** In the page: a mark named "ready" once the stage stands and has been painted. */
function markReady(): void {
  new MutationObserver((_changes, observer) => {
    if (document.documentElement.dataset["ready"] === undefined) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark("ready")));
  }).observe(document, { subtree: true, attributeFilter: ["data-ready"] });
}

/** With a cold Vite cache: `npm start` spawned, then the first slide painted, then a diagram in its slide. */
export async function measureStart(browser: Browser): Promise<Start> {
  rmSync("node_modules/.vite", { recursive: true, force: true });
  return serveDeck(browser, process.cwd(), async ({ page, firstSlide }) => {
    const shown = performance.now();
    await page.waitForSelector("figure.figure svg", { state: "attached" });
    return { firstSlide, firstDiagram: performance.now() - shown };
  });
}

/** The first chapter of the talk saved, until the page holds the change. */
export function measureSaves(browser: Browser): Promise<number[]> {
  const [first = ""] = readdirSync("slides").filter((name) => name.endsWith(".md"));
  return serveDeck(browser, process.cwd(), ({ page }) =>
    measureSavesOf(page, join("slides", first), ".slides", 20),
  );
}

async function startDeck(root: string): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [LAUNCHER, "start"], { cwd: root });
  const address = await new Promise<string>((resolve) => {
    let output = "";
    server.stdout.on("data", (text: Buffer) => {
      output += text.toString();
      const found = /Stage\s+(http\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { server, address };
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill();
  });
}
