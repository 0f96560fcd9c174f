import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchChromium } from "../export/chromium.ts";
import { exportDeck } from "../export/exportDeck.ts";
import { measureDrawings, measureRedraws, measureSteps } from "./bench/figures.ts";
import { formatGrowth, measureGrowth } from "./bench/growth.ts";
import { formatSizes, formatTable, repeat, type Measurement } from "./bench/measurement.ts";
import { measureScale } from "./bench/scale.ts";
import { measureShare } from "./bench/share.ts";
import { measureVisits } from "./bench/slowLine.ts";
import { measureSaves, measureStart } from "./bench/start.ts";
import { countSnapGaps, measureNextSteps } from "./bench/talk.ts";
import { compareSteps, measureCrossings } from "./bench/windows.ts";

const RUNS = 5;
/** Slides of decks like those that other tools are measured with. */
const SIZES = [30, 300, 1000];

/** Measures what the README's tables of speed and size say, on this machine, and prints those tables. */
async function run(): Promise<void> {
  const browser = await launchChromium();
  try {
    const tables = [
      await measureDeck(browser),
      await measureTalk(browser),
      await measureShare(browser, RUNS),
      await measureWindows(browser),
      await measureFigures(browser),
      await measureSite(browser),
    ];
    console.log(formatTable(tables.flat()));
    const bySize = new Map<number, Measurement[]>();
    for (const size of SIZES) bySize.set(size, await measureScale(browser, size));
    console.log(`\n${formatSizes(bySize)}`);
    console.log(`\n${formatGrowth(measureGrowth())}`);
  } finally {
    await browser.close();
  }
}

async function measureDeck(browser: Browser): Promise<Measurement[]> {
  const starts = await repeat(RUNS, () => measureStart(browser));
  const firstSlides = starts.map(({ firstSlide }) => firstSlide);
  const firstDiagrams = starts.map(({ firstDiagram }) => firstDiagram);
  return [
    { what: "first slide after `npm start`", values: firstSlides, unit: "ms" },
    { what: "first diagram after that", values: firstDiagrams, unit: "ms" },
    { what: "save to screen", values: await measureSaves(browser), unit: "ms" },
  ];
}

/** The exported file, as an audience gets it. */
async function measureTalk(browser: Browser): Promise<Measurement[]> {
  const folder = await exportDeck({
    root: process.cwd(),
    outputs: ["html"],
    notes: false,
    log: () => undefined,
  });
  const file = join(folder, "deck.html");
  return [
    {
      what: "next step, over the whole talk",
      values: await measureNextSteps(browser, file),
      unit: "ms",
    },
    { what: "snap: gaps over 34 ms", values: await countSnapGaps(browser, file), unit: "gaps" },
  ];
}

/** The stage and the speaker view together, from the speaker's own file. */
async function measureWindows(browser: Browser): Promise<Measurement[]> {
  const folder = await exportDeck({
    root: process.cwd(),
    outputs: ["html"],
    notes: true,
    log: () => undefined,
  });
  const file = join(folder, "deck-notes.html");
  const { toSpeaker, toStage } = await measureCrossings(browser, file);
  const { alone, watched } = await compareSteps(browser, file);
  return [
    { what: "key on stage to speaker view", values: toSpeaker, unit: "ms" },
    { what: "key in speaker view to stage", values: toStage, unit: "ms" },
    { what: "next step without speaker view", values: alone, unit: "ms" },
    { what: "next step with speaker view", values: watched, unit: "ms" },
  ];
}

async function measureFigures(browser: Browser): Promise<Measurement[]> {
  const drawings = await repeat(RUNS, () => measureDrawings(browser));
  return [
    {
      what: "redraw after an edit, 20 nodes",
      values: await measureRedraws(browser, 20, RUNS),
      unit: "ms",
    },
    {
      what: "redraw after an edit, 60 nodes",
      values: await measureRedraws(browser, 60, RUNS),
      unit: "ms",
    },
    {
      what: "one step in 60 nodes",
      values: await measureSteps(browser, 60),
      unit: "ms",
    },
    {
      what: "export draws 30 figures",
      values: drawings.map(({ uncached }) => uncached),
      unit: "ms",
    },
    {
      what: "export finds 30 drawn figures",
      values: drawings.map(({ cached }) => cached),
      unit: "ms",
    },
  ];
}

/** The exported site, as somebody far away gets it. */
async function measureSite(browser: Browser): Promise<Measurement[]> {
  const small = await measureVisits(browser, 30, "stage", RUNS);
  const large = await measureVisits(browser, 1000, "stage", RUNS);
  const read = await measureVisits(browser, 30, "read", RUNS);
  return [
    {
      what: "slow line: first slide of 30",
      values: small.map(({ firstText }) => firstText),
      unit: "ms",
    },
    {
      what: "slow line: ready, 30 slides",
      values: small.map(({ ready }) => ready),
      unit: "ms",
    },
    {
      what: "slow line: ready, 1,000 slides",
      values: large.map(({ ready }) => ready),
      unit: "ms",
    },
    {
      what: "slow line: first text to read",
      values: read.map(({ firstText }) => firstText),
      unit: "ms",
    },
    {
      what: "slow line: what moves in it",
      values: read.map(({ shifts }) => shifts),
      unit: "shifts",
    },
  ];
}

export default { run };
