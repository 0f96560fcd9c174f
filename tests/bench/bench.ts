import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { defineCommand } from "../../src/commands/defineCommand.ts";
import { launchChromium } from "../../src/browser/chromium.ts";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { withDeck, writeFieldDeck } from "./decks.ts";
import { measureDiagram, measureDrawings } from "./figures.ts";
import { describeGrowth, measureParse } from "./growth.ts";
import { measureSaves, nextFrame, openFile, readMark, withPage } from "./pages.ts";
import { measureCommand, serveDeck } from "./start.ts";
import { pressKeys, walkTalk } from "./steps.ts";
import { formatSizes, formatTable, repeat, type Row } from "./tables.ts";
import { measureLoad, measureVisits } from "./visits.ts";
import { compareSteps, measureCrossings } from "./windows.ts";

const RUNS = 5;
const BUILDS = 3;
const SAVES = 20;
/** Slides of decks like those that other tools are measured with. */
const SIZES = [30, 300, 1000];
/** Slides: until then the engine compiles the parser, which a start and a build have in them. */
const WARM_UP = 3000;

/** Measures on this machine what the tables of tests/bench/README.md say, and prints those tables. */
async function bench(): Promise<void> {
  const browser = await launchChromium();
  try {
    const tables = [
      await measureStart(browser),
      await measureTalk(browser),
      await measureShare(browser),
      await measureWindows(browser),
      await measureFigures(browser),
      await measureSlowLine(browser),
    ];
    console.log(formatTable(tables.flat()));
    const rowsBySize = new Map<number, readonly Row[]>();
    for (const size of SIZES) rowsBySize.set(size, await measureSize(browser, size));
    console.log(`\n${formatSizes(rowsBySize)}`);
    console.log(`\n${describeGrowth()}`);
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

/** What an author and an audience feel of a deck with so many slides. */
function measureSize(browser: Browser, slides: number): Promise<Row[]> {
  const texts = writeFieldDeck(slides);
  const chapters = Object.keys(texts).filter((path) => path.endsWith(".md"));
  const parse = () => ({ parse: measureParse(chapters.map((path) => texts[path] ?? "")) });
  return withDeck(texts, async (root) => {
    const file = join(await exportFile(root, true), "deck-notes.html");
    const { ready } = await repeat(RUNS, () => measureReady(browser, file));
    const starts = await repeat(RUNS, () =>
      serveDeck(browser, root, async ({ firstSlide, readMemory }) => ({
        firstSlide,
        memory: readMemory(),
      })),
    );
    const saves = await serveDeck(browser, root, ({ page }) =>
      measureSaves(page, join(root, chapters.at(-1) ?? ""), ".slides > section:last-child", SAVES),
    );
    await repeat(WARM_UP / slides, parse);
    return [
      ["parse and render, engine warm", (await repeat(SAVES, parse)).parse, "ms"],
      [
        "`npm run build`, figures drawn before",
        (await repeat(BUILDS, () => ({ build: measureCommand(root, ["build"]) }))).build,
        "ms",
      ],
      ["first slide after `npm start`", starts.firstSlide, "ms"],
      ["memory of the dev server", starts.memory, "MB"],
      ["save to screen", saves, "ms"],
      ["stage of the shared file ready", ready, "ms"],
      ["next step", await measureSteps(browser, file), "ms"],
    ];
  });
}

function measureReady(browser: Browser, file: string): Promise<{ readonly ready: number }> {
  return withPage(browser, async (page) => {
    await openFile(page, file);
    const opened = await page.evaluate(() => performance.timeOrigin);
    return { ready: (await readMark(page, "ready")) - opened };
  });
}

/** Steps forth and back from where there are slides before and ahead, so that every key is a step. */
function measureSteps(browser: Browser, file: string): Promise<number[]> {
  return withPage(browser, async (page) => {
    await openFile(page, file);
    await page.evaluate(() => {
      const slides = document.querySelectorAll(".slides section");
      location.hash = `#/${slides[Math.floor(slides.length / 3)]?.id}`;
    });
    await nextFrame(page);
    const keys = ["PageDown", "PageUp", "PageDown"];
    return pressKeys(
      page,
      keys.flatMap((key) => Array.from({ length: 20 }, () => key)),
    );
  });
}

/** A deck as one file; gives its folder. */
function exportFile(root: string, notes: boolean): Promise<string> {
  return exportDeck({ root, outputs: ["html"], notes, log: () => undefined });
}

export default defineCommand(
  {
    name: "run bench",
    about: "Measures the tables of speed and size of tests/bench/README.md.",
    options: {},
  },
  bench,
);
