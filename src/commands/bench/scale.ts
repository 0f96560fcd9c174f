import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { parseDeck } from "../../deck/parseDeck.ts";
import { renderSlides } from "../../deck/render.ts";
import { exportDeck } from "../../export/exportDeck.ts";
import { createBenchDeck, removeBenchDeck } from "./benchDeck.ts";
import { writeFieldDeck } from "./fieldDeck.ts";
import { measureSavesOf, nextFrame, pressKeys, repeat, type Measurement } from "./measurement.ts";
import { LAUNCHER, serveDeck } from "./start.ts";

const RUNS = 5;
/** Slides: until then the engine compiles the parser, which a start and a build have in them. */
const WARM_UP = 3000;
const BUILDS = 3;
const SAVES = 20;
const STEPS = 60;

/** What an author and an audience feel of a deck with so many slides. */
export async function measureScale(browser: Browser, slides: number): Promise<Measurement[]> {
  const texts = writeFieldDeck(slides);
  const root = createBenchDeck(texts);
  try {
    const folder = await exportDeck({ root, outputs: ["html"], notes: true, log: () => undefined });
    const stage = await measureStage(browser, join(folder, "deck-notes.html"));
    const server = await measureServer(browser, root, [...texts.keys()].at(-1) ?? "");
    await repeat(WARM_UP / slides, () => measureParse(texts));
    const parses = await repeat(SAVES, () => measureParse(texts));
    const builds = await repeat(BUILDS, () => measureBuild(root));
    return [
      { what: "parse and render, engine warm", values: parses, unit: "ms" },
      { what: "`npm run build`, figures drawn before", values: builds, unit: "ms" },
      { what: "first slide after `npm start`", values: server.starts, unit: "ms" },
      { what: "memory of the dev server", values: server.memory, unit: "MB" },
      { what: "save to screen", values: server.saves, unit: "ms" },
      { what: "stage of the shared file ready", values: stage.ready, unit: "ms" },
      { what: "next step", values: stage.steps, unit: "ms" },
    ];
  } finally {
    removeBenchDeck(root);
  }
}

function measureParse(texts: ReadonlyMap<string, string>): number {
  const files = [...texts].map(([path, text]) => ({ path, text }));
  const started = performance.now();
  renderSlides(parseDeck(files), { notes: true, svgByName: new Map() });
  return performance.now() - started;
}

/** `npm run build`, from its start to its end; an export has drawn the figures. */
function measureBuild(root: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, "build"], { cwd: root });
  if (status !== 0) throw new Error(stderr.toString());
  return performance.now() - started;
}

async function measureStage(
  browser: Browser,
  file: string,
): Promise<{ readonly ready: readonly number[]; readonly steps: readonly number[] }> {
  const open = async (): Promise<Page> => {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 720 },
      reducedMotion: "reduce",
    });
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if ("ready" in document.documentElement.dataset) performance.mark("ready");
      }).observe(document, { subtree: true, attributeFilter: ["data-ready"] });
    });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    return page;
  };
  const ready = await repeat(RUNS, async () => {
    const page = await open();
    const value = await page.evaluate(() => performance.getEntriesByName("ready")[0]?.startTime);
    await page.close();
    return value ?? Number.NaN;
  });
  const page = await open();
  // From where there are slides behind and ahead, forth and back, so that every key is a step.
  await page.evaluate(() => {
    const slides = document.querySelectorAll(".slides section");
    location.hash = `#/${slides[Math.floor(slides.length / 3)]?.id}`;
  });
  await nextFrame(page);
  const steps = await pressKeys(
    page,
    Array.from({ length: STEPS }, (_, index) => (index % 40 < 20 ? "PageDown" : "PageUp")),
  );
  await page.close();
  return { ready, steps };
}

interface Served {
  readonly starts: readonly number[];
  readonly memory: readonly number[];
  readonly saves: readonly number[];
}

async function measureServer(browser: Browser, root: string, chapter: string): Promise<Served> {
  const starts: number[] = [];
  const memory: number[] = [];
  const saves: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    rmSync(join(root, "node_modules/.vite"), { recursive: true, force: true });
    await serveDeck(browser, root, async ({ page, server, firstSlide }) => {
      starts.push(firstSlide);
      if (run === RUNS - 1) {
        const last = ".slides > section:last-child";
        saves.push(...(await measureSavesOf(page, join(root, chapter), last, SAVES)));
      }
      memory.push(readMemory(server));
    });
  }
  return { starts, memory, saves };
}

/** Megabytes of a process and those that it has started. */
function readMemory(pid: number): number {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="])
    .toString()
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const own = rows.filter(([id, parent]) => id === pid || parent === pid);
  return own.reduce((sum, [, , kilobytes = 0]) => sum + kilobytes, 0) / 1000;
}
