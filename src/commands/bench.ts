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
import { defineCommand } from "./defineCommand.ts";

const RUNS = 5;
/** Slides of decks like those that other tools are measured with. */
const SIZES = [30, 300, 1000];

/** Measures what the README's tables of speed and size say, on this machine, and prints those tables. */
async function bench(): Promise<void> {
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
  return [
    timed(
      "first slide after `npm start`",
      starts.map(({ firstSlide }) => firstSlide),
    ),
    timed(
      "first diagram after that",
      starts.map(({ firstDiagram }) => firstDiagram),
    ),
    timed("save to screen", await measureSaves(browser)),
  ];
}

/** The exported file, as an audience gets it. */
async function measureTalk(browser: Browser): Promise<Measurement[]> {
  const file = join(await exportTalk(false), "deck.html");
  return [
    timed("next step, over the whole talk", await measureNextSteps(browser, file)),
    { what: "snap: gaps over 34 ms", values: await countSnapGaps(browser, file), unit: "gaps" },
  ];
}

/** The stage and the speaker view together, from the speaker's own file. */
async function measureWindows(browser: Browser): Promise<Measurement[]> {
  const file = join(await exportTalk(true), "deck-notes.html");
  const { toSpeaker, toStage } = await measureCrossings(browser, file);
  const { alone, watched } = await compareSteps(browser, file);
  return [
    timed("key on stage to speaker view", toSpeaker),
    timed("key in speaker view to stage", toStage),
    timed("next step without speaker view", alone),
    timed("next step with speaker view", watched),
  ];
}

async function measureFigures(browser: Browser): Promise<Measurement[]> {
  const drawings = await repeat(RUNS, () => measureDrawings(browser));
  return [
    timed("redraw after an edit, 20 nodes", await measureRedraws(browser, 20, RUNS)),
    timed("redraw after an edit, 60 nodes", await measureRedraws(browser, 60, RUNS)),
    timed("one step in 60 nodes", await measureSteps(browser, 60)),
    timed(
      "export draws 30 figures",
      drawings.map(({ uncached }) => uncached),
    ),
    timed(
      "export finds 30 drawn figures",
      drawings.map(({ cached }) => cached),
    ),
  ];
}

/** The exported site, as somebody far away gets it. */
async function measureSite(browser: Browser): Promise<Measurement[]> {
  const small = await measureVisits(browser, 30, "stage", RUNS);
  const large = await measureVisits(browser, 1000, "stage", RUNS);
  const read = await measureVisits(browser, 30, "read", RUNS);
  const shifts = read.map((visit) => visit.shifts);
  return [
    timed(
      "slow line: first slide of 30",
      small.map(({ firstText }) => firstText),
    ),
    timed(
      "slow line: ready, 30 slides",
      small.map(({ ready }) => ready),
    ),
    timed(
      "slow line: ready, 1,000 slides",
      large.map(({ ready }) => ready),
    ),
    timed(
      "slow line: first text to read",
      read.map(({ firstText }) => firstText),
    ),
    { what: "slow line: what moves in it", values: shifts, unit: "shifts" },
  ];
}

function timed(what: string, values: readonly number[]): Measurement {
  return { what, values, unit: "ms" };
}

/** This repository's talk as one file; gives its folder. */
function exportTalk(notes: boolean): Promise<string> {
  return exportDeck({ root: process.cwd(), outputs: ["html"], notes, log: () => undefined });
}

export default defineCommand(
  { name: "run bench", about: "Measures the tables of speed and size of README.md.", options: {} },
  bench,
);
