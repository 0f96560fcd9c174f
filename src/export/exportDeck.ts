import { join } from "node:path";
import type { Deck } from "../deck/model.ts";
import { hasAddress } from "../deck/render/page.ts";
import { listFigures } from "../deck/parseDeck.ts";
import { DECK_DATA_PATH } from "../deck/paths.ts";
import { compareProblems, formatProblem } from "../deck/problem.ts";
import { readSlides } from "../vite/readSlides.ts";
import { assertNoErrors } from "../vite/problems.ts";
import { findChromium, withBrowser } from "../browser/chromium.ts";
import { drawFigures } from "./drawFigures.ts";
import { findUnfitImages, shrinkShownImages } from "./shrinkPictures.ts";
import { replaceFolder } from "./outDir.ts";
import { writeOutputs, type Output, type OutputOptions } from "./writeOutputs.ts";

export interface ExportOptions extends OutputOptions {
  /** Where to, as an absolute path; `dist/`, or `dist-notes/` with the notes, by default. */
  readonly out?: string;
}

/** What needs a browser even when every figure is drawn: all that is printed or photographed. */
const SEEN: readonly Output[] = ["site", "pdf", "pictures", "handout"];

/**
 * Writes a deck to share, and gives the folder. All is made in a fresh one that takes the other's
 * place at the end: a failed export, which throws, leaves the last one as it was.
 */
export async function exportDeck(options: ExportOptions): Promise<string> {
  const { root, outputs, notes, log } = options;
  const { out = join(root, notes ? "dist-notes" : "dist") } = options;
  await withBrowser(async (openBrowser) => {
    const isSeen = outputs.some((output) => SEEN.includes(output));
    // It starts while slides are read and pages are built; whoever needs it meets its failure.
    if (isSeen) openBrowser().catch(() => undefined);
    const source = readSlides(root);
    await replaceFolder(out, async (fresh) => {
      const drawn = drawFigures(listFigures(source.deck), { root, openBrowser, log });
      const shrunk = shrinkShownImages(source, root, log);
      const [{ svgByName, problems }] = await Promise.all([drawn, shrunk]).catch(
        (error: unknown) => {
          // Where nothing can be drawn, what the slides' text shows is still said first.
          assertNoErrors(source.deck.problems, source);
          throw error;
        },
      );
      const pictures = await findUnfitImages(source, root);
      const all = [...source.deck.problems, ...pictures, ...problems];
      assertNoErrors(all.toSorted(compareProblems), source);
      if (!notes) for (const line of listUnfilled(source.deck, outputs)) log(line);
      // Pages are printed last, but that nothing can print them is known now.
      if (isSeen) findChromium();
      await writeOutputs(fresh, { ...options, source, svgByName, openBrowser });
    });
  });
  return out;
}

/** What would be published as it was not meant, though every slide can be shown. */
function listUnfilled({ data, problems }: Deck, outputs: readonly Output[]): string[] {
  const placeholders = problems.filter(({ code }) => code === "placeholder").map(formatProblem);
  if (!outputs.includes("site") || hasAddress(data)) return placeholders;
  const hint = 'write the address that the deck will have: "url: https://…"';
  return [
    ...placeholders,
    `${DECK_DATA_PATH} warning: a link to the deck is shown without its picture: ${hint}`,
  ];
}
