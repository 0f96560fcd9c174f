import type { Figure } from "../deck/model.ts";
import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems, type Problem } from "../deck/problem.ts";
import { readSlides, type DeckSource } from "../vite/readSlides.ts";
import { ChromiumMissing, launchChromium } from "../browser/chromium.ts";
import { drawFigures } from "../export/drawFigures.ts";
import { findBrokenFigures } from "./figures.ts";
import { findUnfitPictures } from "../export/findUnfitPictures.ts";
import { inspectDeck } from "./inspectDeck.ts";

export interface CheckedDeck extends DeckSource {
  readonly problems: readonly Problem[];
  /** Why no browser could look at the slides, when none could. */
  readonly unseen: string | undefined;
}

/** All that is wrong with the deck in `root`, what only a browser can see included, in reading order. */
export async function checkDeck(root: string, log: (line: string) => void): Promise<CheckedDeck> {
  const source = readSlides(root);
  const figures = listFigures(source.deck);
  const { problems, unseen } = await lookAt(source, figures, root, log);
  const pictures = await findUnfitPictures(source, root);
  const all = [...source.deck.problems, ...pictures, ...problems].toSorted(compareProblems);
  return { ...source, problems: all, unseen };
}

async function lookAt(
  source: DeckSource,
  figures: readonly Figure[],
  root: string,
  log: (line: string) => void,
): Promise<Pick<CheckedDeck, "problems" | "unseen">> {
  const browser = await launchChromium().catch((error: unknown) => {
    if (error instanceof ChromiumMissing) return error.message;
    throw error;
  });
  if (typeof browser === "string") {
    return { problems: await findBrokenFigures(figures), unseen: browser };
  }
  try {
    const openBrowser = () => Promise.resolve(browser);
    const { svgByName, problems } = await drawFigures(figures, { root, openBrowser, log });
    const seen = await inspectDeck(source, { root, svgByName, browser });
    return { problems: [...problems, ...seen], unseen: undefined };
  } finally {
    await browser.close();
  }
}
