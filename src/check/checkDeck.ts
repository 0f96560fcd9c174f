import type { Browser } from "playwright-core";
import { ChromiumMissing, launchChromium } from "../browser/chromium.ts";
import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems, type Problem } from "../deck/problem.ts";
import { drawFigures } from "../export/drawFigures.ts";
import { findUnfitImages } from "../export/images.ts";
import { readSlides, type DeckSource } from "../vite/readSlides.ts";
import { findBrokenFigures } from "./figures.ts";
import { inspectDeck } from "./inspectDeck.ts";

export interface CheckedDeck extends DeckSource {
  readonly problems: readonly Problem[];
  /** Why no browser could look at the slides, when none could. */
  readonly unseen: string | undefined;
}

/** All that is wrong with the deck in `root`, what only a browser can see included, in reading order. */
export async function checkDeck(root: string, log: (line: string) => void): Promise<CheckedDeck> {
  const browser = await launchChromium().catch((error: unknown) => {
    if (error instanceof ChromiumMissing) return error.message;
    throw error;
  });
  if (typeof browser === "string") {
    const source = readSlides(root);
    const broken = await findBrokenFigures(listFigures(source.deck));
    return { ...source, problems: await listAll(source, broken, root), unseen: browser };
  }
  try {
    return await checkInBrowser(root, browser, log);
  } finally {
    await browser.close();
  }
}

/** The same in a browser that is there already, and stays open. */
export async function checkInBrowser(
  root: string,
  browser: Browser,
  log: (line: string) => void,
): Promise<CheckedDeck> {
  const source = readSlides(root);
  const openBrowser = () => Promise.resolve(browser);
  const options = { root, openBrowser, log };
  const { svgByName, problems } = await drawFigures(listFigures(source.deck), options);
  const seen = await inspectDeck(source, { root, svgByName, browser });
  return {
    ...source,
    problems: await listAll(source, [...problems, ...seen], root),
    unseen: undefined,
  };
}

/** What was found, with what the slides' text and their pictures show. */
async function listAll(
  source: DeckSource,
  found: readonly Problem[],
  root: string,
): Promise<readonly Problem[]> {
  const pictures = await findUnfitImages(source, root);
  return [...source.deck.problems, ...pictures, ...found].toSorted(compareProblems);
}
