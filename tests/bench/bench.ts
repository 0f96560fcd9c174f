import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { defineCommand, UsageError } from "../../src/commands/defineCommand.ts";
import { launchChromium } from "../../src/browser/chromium.ts";
import { measureDiagram, measureDrawings } from "./figures.ts";
import { describeGrowth } from "./growth.ts";
import { measureSaves, openFile, withPage } from "./pages.ts";
import { exportFile, measureSize } from "./sizes.ts";
import { measureCommand, serveDeck } from "./start.ts";
import { walkTalk } from "./steps.ts";
import { formatSizes, formatTable, repeat, type Row } from "./tables.ts";
import { measureLoad, measureVisits } from "./visits.ts";
import { compareSteps, measureCrossings } from "./windows.ts";

const RUNS = 5;
const SAVES = 20;
/** Slides of decks like those that other tools are measured with. */
const SIZES = "30,300,1000,3000";

/** What can be measured by itself, by name. */
const PARTS: Readonly<Record<string, (browser: Browser) => Promise<Row[]>>> = {
  start: measureStart,
  talk: measureTalk,
  share: measureShare,
  windows: measureWindows,
  figures: measureFigures,
  line: measureSlowLine,
};
/** How decks of several sizes grow, by the number of their files. */
const GROWTHS: Readonly<Record<string, number>> = { "one-file": 1, "thirty-files": 30 };

/** Measures on this machine what the tables of tests/bench/README.md say, or one part of it, and prints those tables. */
async function bench(sizes: readonly number[], part?: string): Promise<void> {
  const isWanted = ([name]: readonly [string, unknown]) => part === undefined || part === name;
  const parts = Object.entries(PARTS).filter(isWanted);
  const growths = Object.entries(GROWTHS).filter(isWanted);
  if (parts.length + growths.length === 0 && part !== "parser") {
    const names = [...Object.keys(PARTS), ...Object.keys(GROWTHS), "parser"];
    throw new UsageError(`a part is one of ${names.join(", ")}, not "${part}"`);
  }
  const browser = await launchChromium();
  try {
    const rows: Row[] = [];
    for (const [, measure] of parts) rows.push(...(await measure(browser)));
    if (rows.length > 0) console.log(formatTable(rows));
    for (const [name, files] of growths) {
      const rowsBySize = new Map<number, readonly Row[]>();
      for (const size of sizes) rowsBySize.set(size, await measureSize(browser, size, files));
      console.log(`\n${name}\n\n${formatSizes(rowsBySize)}`);
    }
    if (part === undefined || part === "parser") console.log(`\n${describeGrowth()}`);
  } finally {
    await browser.close();
  }
}

async function measureStart(browser: Browser): Promise<Row[]> {
  const root = process.cwd();
  const starts = await repeat(RUNS, () =>
    serveDeck(browser, root, async ({ page, firstSlide }) => {
      const shown = performance.now();
      await page.waitForSelector("figure.figure svg", { state: "attached" });
      return { firstSlide, firstDiagram: performance.now() - shown };
    }),
  );
  const [chapter = ""] = readdirSync("slides").filter((name) => name.endsWith(".md"));
  const saves = await serveDeck(browser, root, ({ page }) =>
    measureSaves(page, join("slides", chapter), ".slides", SAVES),
  );
  return [
    ["first slide after `npm start`", starts.firstSlide, "ms"],
    ["first diagram after that", starts.firstDiagram, "ms"],
    ["save to screen", saves, "ms"],
  ];
}

/** The exported file, as an audience gets it. */
async function measureTalk(browser: Browser): Promise<Row[]> {
  const file = join(await exportFile(process.cwd(), false), "deck.html");
  const steps = await withPage(browser, async (page) => {
    await openFile(page, file);
    return walkTalk(page);
  });
  return [["next step, over the whole talk", steps, "ms"]];
}

/** How long the usual export takes, without and with the drawings of the one before, and how large it is. */
async function measureShare(browser: Browser): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "share-"));
  const out = join(folder, "dist");
  const share = () => measureCommand(process.cwd(), ["export", "--out", out]);
  try {
    rmSync("node_modules/.cache", { recursive: true, force: true });
    const uncached = share();
    const { cached } = await repeat(RUNS, () => ({ cached: share() }));
    const html = readFileSync(join(out, "deck.html"));
    const { firstSlide, all, requests } = await measureLoad(browser, out);
    return [
      ["site, file and PDF, nothing drawn yet", [uncached], "ms"],
      ["site, file and PDF, all drawn", cached, "ms"],
      ["`deck.html`", [html.length / 1000], "kB"],
      ["`deck.html`, Brotli", [brotliCompressSync(html).length / 1000], "kB"],
      ["`deck.pdf`", [statSync(join(out, "deck.pdf")).size / 1000], "kB"],
      ["first visit until the first slide", [firstSlide], "kB"],
      ["first visit, every slide seen", [all], "kB"],
      ["requests of a first visit", [requests], ""],
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stage and the speaker view together, from the speaker's own file. */
async function measureWindows(browser: Browser): Promise<Row[]> {
  const file = join(await exportFile(process.cwd(), true), "deck-notes.html");
  const { toSpeaker, toStage } = await measureCrossings(browser, file);
  const { alone, watched } = await compareSteps(browser, file);
  return [
    ["key on stage to speaker view", toSpeaker, "ms"],
    ["key in speaker view to stage", toStage, "ms"],
    ["next step without speaker view", alone, "ms"],
    ["next step with speaker view", watched, "ms"],
  ];
}

async function measureFigures(browser: Browser): Promise<Row[]> {
  const small = await measureDiagram(browser, 20);
  const large = await measureDiagram(browser, 60);
  const drawings = await repeat(RUNS, () => measureDrawings(browser));
  return [
    ["redraw after an edit, 20 nodes", small.redraws, "ms"],
    ["redraw after an edit, 60 nodes", large.redraws, "ms"],
    ["one step in 60 nodes", large.steps, "ms"],
    ["export draws 30 figures", drawings.uncached, "ms"],
    ["export finds 30 drawn figures", drawings.cached, "ms"],
  ];
}

/** The exported site, as somebody far away gets it. */
async function measureSlowLine(browser: Browser): Promise<Row[]> {
  const small = await measureVisits(browser, 30, "stage", RUNS);
  const large = await measureVisits(browser, 1000, "stage", RUNS);
  const read = await measureVisits(browser, 30, "read", RUNS);
  return [
    ["slow line: first slide of 30", small.firstText, "ms"],
    ["slow line: ready, 30 slides", small.ready, "ms"],
    ["slow line: ready, 1,000 slides", large.ready, "ms"],
    ["slow line: first text to read", read.firstText, "ms"],
    ["slow line: what moves in it", read.shifts, "shifts"],
  ];
}

export default defineCommand(
  {
    name: "run bench",
    about: `Measures the tables of speed and size of tests/bench/README.md; a part is ${[...Object.keys(PARTS), ...Object.keys(GROWTHS)].join(", ")} or parser.`,
    options: {
      slides: { type: "string", default: SIZES, value: "30,300", about: "The sizes of decks" },
    },
    operand: "part",
  },
  ({ slides }, part) => bench(slides.split(",").map(Number), part),
);
