import { execFileSync, spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { readMark, withPage } from "./pages.ts";

/** What starts every command. */
const LAUNCHER = join(import.meta.dirname, "../../src/commands/launch.mjs");

interface ServedDeck {
  readonly page: Page;
  /** Milliseconds from the start of the dev server to the first slide's first frame. */
  readonly firstSlide: number;
  /** Megabytes of the dev server and the processes that it has started. */
  readMemory(): number;
}

/** `npm start` in `root` with a cold Vite cache, and a page that shows the deck, for as long as `measure` takes. */
export function serveDeck<T>(
  browser: Browser,
  root: string,
  measure: (deck: ServedDeck) => Promise<T>,
): Promise<T> {
  return withPage(browser, async (page) => {
    rmSync(join(root, "node_modules/.cache/vite"), { recursive: true, force: true });
    const started = Date.now();
    const server = spawn(process.execPath, [LAUNCHER, "start"], { cwd: root });
    const ended = new Promise((resolve) => server.once("exit", resolve));
    try {
      const address = await new Promise<string>((resolve) => {
        let output = "";
        server.stdout.on("data", (text: Buffer) => {
          output += text.toString();
          const found = /Stage\s+(http\S+)/.exec(output)?.[1];
          if (found !== undefined) resolve(found);
        });
      });
      await page.goto(address, { waitUntil: "commit" });
      const firstSlide = (await readMark(page, "painted")) - started;
      return await measure({ page, firstSlide, readMemory: () => readMemory(server.pid) });
    } finally {
      server.kill();
      await ended;
    }
  });
}

/** Runs a command to its end. Milliseconds. */
export function measureCommand(root: string, args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], { cwd: root });
  if (status !== 0) throw new Error(stderr.toString());
  return performance.now() - started;
}

function readMemory(pid: number | undefined): number {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="])
    .toString()
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const own = rows.filter(([id, parent]) => id === pid || parent === pid);
  return own.reduce((sum, [, , kilobytes = 0]) => sum + kilobytes, 0) / 1000;
}
