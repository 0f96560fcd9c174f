import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { parseDeck } from "../deck/parseDeck.ts";
import { renderSlides } from "../deck/render.ts";
import { launchChromium } from "../export/chromium.ts";
import { exportDeck } from "../export/exportDeck.ts";

const RUNS = 5;

/** Measures what the README's table of speed and size says, on this machine, and prints that table. */
async function run(): Promise<void> {
  const browser = await launchChromium();
  try {
    const starts = await repeat(() => measureStart(browser));
    const rows: readonly (readonly [string, readonly number[], string])[] = [
      ["parse and render 1,000 slides", await repeat(measureParse), "ms"],
      ["first slide after `npm start`", starts.map(({ firstSlide }) => firstSlide), "ms"],
      ["first diagram after that", starts.map(({ firstDiagram }) => firstDiagram), "ms"],
      ["save to screen", await measureSaves(browser), "ms"],
      ["deck.html", [await measureFile()], "kB"],
    ];
    console.log("| What | Median | p95 |\n|---|---|---|");
    for (const [what, values, unit] of rows) {
      console.log(
        `| ${what} | ${quantile(values, 0.5)} ${unit} | ${quantile(values, 0.95)} ${unit} |`,
      );
    }
  } finally {
    await browser.close();
  }
}

async function repeat<T>(measure: () => T | Promise<T>): Promise<T[]> {
  const values: T[] = [];
  for (let count = 0; count < RUNS; count += 1) values.push(await measure());
  return values;
}

function quantile(values: readonly number[], at: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0).toFixed(0);
}

/** Three bullets a slide, code on every fifth. */
function measureParse(): number {
  const slides = Array.from({ length: 1000 }, (_, index) => {
    const code = index % 5 === 0 ? "\n```yaml [1|2]\na: 1\nb: text\n```\n" : "";
    return `---\nid: slide-${index}\ntime: 0:10\n---\n\n## Slide ${index}\n\n- one\n- **two**\n- three\n${code}\nNote: words\n`;
  });
  const files = [
    { path: "slides/deck.yaml", text: "title: Bench" },
    { path: "slides/10.md", text: slides.join("\n") },
  ];
  const started = performance.now();
  renderSlides(parseDeck(files), { notes: true, svgByName: new Map() });
  return performance.now() - started;
}

interface Start {
  readonly firstSlide: number;
  readonly firstDiagram: number;
}

/** With a cold Vite cache: `npm start` spawned, then the first slide painted, then a diagram in its slide. */
async function measureStart(browser: Browser): Promise<Start> {
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

async function startDeck(): Promise<{ server: ChildProcess; address: string }> {
  const launcher = join(import.meta.dirname, "launch.mjs");
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

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

/** A file of the talk written again, with a mark that the page then shows; put back at the end. */
async function measureSaves(browser: Browser): Promise<number[]> {
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

async function measureFile(): Promise<number> {
  const folder = await exportDeck({
    root: process.cwd(),
    outputs: ["html"],
    notes: false,
    log: () => undefined,
  });
  return statSync(join(folder, "deck.html")).size / 1000;
}

export default { run };
