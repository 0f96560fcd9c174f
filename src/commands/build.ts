import { join } from "node:path";
import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems } from "../deck/problem.ts";
import { openDrawingCache, readDrawings } from "../export/drawingCache.ts";
import { findBrokenFigures } from "../check/figures.ts";
import { findUnfitPictures } from "../export/findUnfitPictures.ts";
import { replaceFolder } from "../export/replaceFolder.ts";
import { buildSite, writeSite } from "../export/site.ts";
import { readSlides } from "../vite/readSlides.ts";
import { assertNoErrors } from "../vite/viteError.ts";
import { defineCommand } from "./defineCommand.ts";

/**
 * Builds the site into `dist/` without a browser. Figures that no export has drawn yet are left
 * to the browsers of those who visit it.
 */
async function build(): Promise<void> {
  const root = process.cwd();
  const source = readSlides(root);
  const figures = listFigures(source.deck);
  const svgByName = readDrawings(figures, openDrawingCache(root));
  const undrawn = figures.filter(({ name }) => !svgByName.has(name));
  const problems = [
    ...source.deck.problems,
    ...(await findBrokenFigures(undrawn)),
    ...(await findUnfitPictures(source, root)),
  ];
  assertNoErrors(problems.toSorted(compareProblems), source);
  const site = await buildSite({ root, notes: false, svgByName, source });
  await replaceFolder(join(root, "dist"), (fresh) => writeSite(site, fresh));

  console.log("dist/index.html");
  if (undrawn.length > 0) {
    console.warn(
      `warning: ${undrawn.length} of ${figures.length} figures are not drawn yet, so the site carries ` +
        'Mermaid for visitors\' browsers to draw them; "npm run export" draws them here',
    );
  }
}

export default defineCommand(
  {
    name: "run build",
    about:
      "Builds the site into dist/ without a browser; what no export has drawn is left to the visitor's.",
    options: {},
  },
  build,
);
