import { join, relative } from "node:path";
import { listFigures } from "../deck/parseDeck.ts";
import { compareProblems } from "../deck/problem.ts";
import { buildSite } from "../export/buildSite.ts";
import { openDrawingCache, readDrawings } from "../export/drawingCache.ts";
import { findBrokenFigures } from "../check/brokenFigures.ts";
import { finishSite } from "../export/finishPages.ts";
import { findUnfitImages, shrinkShownImages } from "../export/shrinkPictures.ts";
import { replaceFolder } from "../export/outDir.ts";
import { writeSite } from "../export/site.ts";
import { nameCommand } from "../vite/folders.ts";
import { readSlides } from "../vite/readSlides.ts";
import { assertNoErrors } from "../vite/problems.ts";
import { defineCommand, findTalk } from "./defineCommand.ts";

/**
 * Builds the site into `dist/` without a browser. Figures that no export has drawn yet are left
 * to the browsers of those who visit it.
 */
async function build(root: string): Promise<void> {
  const source = readSlides(root);
  const figures = listFigures(source.deck);
  const svgByName = readDrawings(figures, openDrawingCache(root));
  await shrinkShownImages(source, root, console.log);
  const undrawn = figures.filter(({ name }) => !svgByName.has(name));
  const problems = [
    ...source.deck.problems,
    ...(await findBrokenFigures(undrawn)),
    ...(await findUnfitImages(source, root)),
  ];
  assertNoErrors(problems.toSorted(compareProblems), source);
  const pages = { "index.html": {} };
  const site = await buildSite({ root, notes: false, svgByName, source, pages });
  await replaceFolder(join(root, "dist"), (fresh) =>
    writeSite(finishSite(site, "index.html"), fresh),
  );

  console.log(relative("", join(root, "dist/index.html")));
  if (undrawn.length > 0) {
    console.warn(
      `warning: ${undrawn.length} of ${figures.length} figures are not drawn yet, so the site carries ` +
        `Mermaid for visitors' browsers to draw them; "${nameCommand("export")}" draws them here`,
    );
  }
}

export default defineCommand(
  {
    name: "build",
    about:
      "Builds the site into dist/ without a browser; what no export has drawn is left to the visitor's.",
    options: {},
    operand: "folder",
  },
  (_options, folder) => build(findTalk(folder)),
);
