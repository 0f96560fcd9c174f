import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems, type Problem } from "../deck/problem.ts";
import { readSlides, type DeckSource } from "../vite/readSlides.ts";
import { launchChromium } from "./chromium.ts";
import { drawFigures } from "./drawFigures.ts";
import { inspectDeck } from "./inspectDeck.ts";

/** All that is wrong with the deck in `root`, what only a browser can see included, in reading order. */
export async function checkDeck(
  root: string,
  log: (line: string) => void,
): Promise<DeckSource & { readonly problems: readonly Problem[] }> {
  const source = readSlides(root);
  const browser = await launchChromium();
  try {
    const { svgByName, problems } = await drawFigures(listFigures(source.deck), {
      root,
      openBrowser: () => Promise.resolve(browser),
      log,
    });
    const seen = await inspectDeck(source.deck, { root, svgByName, browser });
    const all = [...source.deck.problems, ...problems, ...seen];
    return { ...source, problems: all.toSorted(compareProblems) };
  } finally {
    await browser.close();
  }
}
