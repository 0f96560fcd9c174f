import type { Problem } from "../src/deck/problem.ts";
import { listFigures } from "../src/deck/parseDeck.ts";
import { drawFigures } from "../src/export/drawFigures.ts";
import { findUnfitPictures } from "../src/export/findUnfitPictures.ts";
import { inspectDeck } from "../src/check/inspectDeck.ts";
import { readSlides } from "../src/vite/readSlides.ts";
import { getBrowser } from "./served.ts";

/** All that `npm run check` would say of the deck in `root`, found with the worker's browser. */
export async function findFaults(root: string): Promise<readonly Problem[]> {
  const { source, svgByName, problems } = await findDrawnFaults(root);
  const browser = await getBrowser();
  return [...problems, ...(await inspectDeck(source, { root, svgByName, browser }))];
}

/** What is wrong with text, pictures and figures of a deck, and its figures drawn. */
export async function findDrawnFaults(root: string) {
  const source = readSlides(root);
  const { svgByName, problems } = await drawFigures(listFigures(source.deck), {
    root,
    openBrowser: getBrowser,
    log: () => undefined,
  });
  const pictures = await findUnfitPictures(source, root);
  return { source, svgByName, problems: [...source.deck.problems, ...pictures, ...problems] };
}
