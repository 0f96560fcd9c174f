import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { nextFrame } from "./measurement.ts";

export interface Start {
  readonly firstSlide: number;
  readonly firstDiagram: number;
}

/** With a cold Vite cache: `npm start` spawned, then the first slide painted, then a diagram in its slide. */
export async function measureStart(browser: Browser): Promise<Start> {
  rmSync("node_modules/.vite", { recursive: true, force: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const started = performance.now();
  const { server, address } = await startDeck();
  try {
    await page.goto(address, { waitUntil: "commit" });
    await page.waitForSelector("html[data-ready] section.present");
    await nextFrame(page);
    const firstSlide = performance.now() - started;
    await page.waitForSelector("figure.figure svg", { state: "attached" });
    return { firstSlide, firstDiagram: performance.now() - started - firstSlide };
  } finally {
    await page.close();
    await stop(server);
  }
}

/** A file of the talk written again, with a mark that the page then shows; put back at the end. */
export async function measureSaves(browser: Browser): Promise<number[]> {
  const path = "slides/deck.yaml";
  const text = readFileSync(path, "utf8");
  const { server, address } = await startDeck();
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const values: number[] = [];
  try {
    await page.goto(address);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.waitForFunction(() => document.querySelector("figure[data-figure]") === null);
    for (let save = 0; save < 20; save += 1) {
      const seen = page.waitForFunction((mark) => document.title.endsWith(mark), `bench ${save}`);
      const started = performance.now();
      writeFileSync(path, text.replace(/^title:.*$/m, `title: bench ${save}`));
      await seen;
      await nextFrame(page);
      values.push(performance.now() - started);
    }
  } finally {
    writeFileSync(path, text);
    await page.close();
    await stop(server);
  }
  return values;
}

async function startDeck(): Promise<{ server: ChildProcess; address: string }> {
  const launcher = join(import.meta.dirname, "../launch.mjs");
  const server = spawn(process.execPath, [launcher, "start"]);
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
