import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { nextFrame } from "./measurement.ts";

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

/** The first chapter of the talk saved with another mark at its end, which the page then holds; put back at the end. */
export async function measureSaves(browser: Browser): Promise<number[]> {
  const [first = ""] = readdirSync("slides").filter((name) => name.endsWith(".md"));
  const path = join("slides", first);
  const text = readFileSync(path, "utf8");
  const values: number[] = [];
  try {
    await serveDeck(browser, process.cwd(), async ({ page }) => {
      await page.waitForFunction(() => document.querySelector("figure[data-figure]") === null);
      for (let save = 0; save < 20; save += 1) {
        const seen = page.waitForFunction(
          (mark) => document.querySelector(".slides")?.textContent.includes(mark),
          `bench-${save}-saved`,
        );
        const started = performance.now();
        writeFileSync(path, `${text}\nbench-${save}-saved\n`);
        await seen;
        await nextFrame(page);
        values.push(performance.now() - started);
      }
    });
  } finally {
    writeFileSync(path, text);
  }
  return values;
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
