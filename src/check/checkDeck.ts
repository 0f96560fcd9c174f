import type { Browser } from "playwright-core";
import { ChromiumMissing, withBrowser } from "../browser/chromium.ts";
import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems, type Problem } from "../deck/problem.ts";
import { drawFigures } from "../export/drawFigures.ts";
import { findUnfitImages } from "../export/shrinkPictures.ts";
import { readSlides, type DeckSource } from "../vite/readSlides.ts";
import { findBrokenFigures } from "./brokenFigures.ts";
import { inspectDeck } from "./inspectDeck.ts";

export interface CheckedDeck extends DeckSource {
  readonly problems: readonly Problem[];
  /** Why no browser could look at the slides, when none could. */
  readonly unseen: string | undefined;
}

/** All that is wrong with the deck in `root`, what only a browser can see included, in reading order. */
export async function checkDeck(root: string, log: (line: string) => void): Promise<CheckedDeck> {
  try {
    return await withBrowser((openBrowser) => checkInBrowser(root, openBrowser, log));
  } catch (error) {
    if (!(error instanceof ChromiumMissing)) throw error;
    const source = readSlides(root);
    const broken = await findBrokenFigures(listFigures(source.deck));
    return { ...source, problems: await listAll(source, broken, root), unseen: error.message };
  }
}

/** The same in a browser that stays open, and is opened only for what was not looked at before. */
export async function checkInBrowser(
  root: string,
  openBrowser: () => Promise<Browser>,
  log: (line: string) => void,
): Promise<CheckedDeck> {
  const source = readSlides(root);
  const options = { root, openBrowser, log };
  const { svgByName, problems } = await drawFigures(listFigures(source.deck), options);
  const seen = await inspectDeck(source, { ...options, svgByName });
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
