import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Deck } from "../deck/model.ts";
import { COMPONENTS_FOLDER, THEME_PATH } from "../deck/paths.ts";
import { renderReadingBar } from "../deck/render/readingBar.ts";
import { renderHead } from "../deck/render/head.ts";
import { renderSlides, type RenderOptions } from "../deck/render/render.ts";
import { getSlideWords } from "../deck/words.ts";
import { copyUnsafeNames } from "./copyUnsafeNames.ts";
import { inlinePictures } from "./inlinePictures.ts";

/** `index.html` with all of the talk of `root/slides` but its slides. */
export function fillHead(html: string, root: string, deck: Deck, options: RenderOptions): string {
  const theme = existsSync(join(root, THEME_PATH))
    ? `<link rel="stylesheet" href="/${THEME_PATH}" />`
    : "";
  const parts: readonly [string, string][] = [
    ["<html>", `<html lang="${deck.data.lang}">`],
    ["<!-- head -->", renderHead(deck, options)],
    ["<!-- talk style -->", theme],
    ["<!-- reading bar -->", renderReadingBar(deck)],
    ["<!-- talk components -->", renderComponents(root)],
  ];
  return parts.reduce((page, [place, content]) => page.replace(place, () => content), html);
}

/** Whether the page names a file of the talk itself: it must be made again when one comes or goes. */
export function isNamedByPage(path: string): boolean {
  return path === THEME_PATH || path.startsWith(`${COMPONENTS_FOLDER}/`);
}

/** The page with the warning that stands on a built one that has the notes. */
export function markOwnCopy(html: string, { data }: Deck): string {
  const { ownCopy } = getSlideWords(data.lang);
  return html.replace("<body>", () => `<body>\n<p class="own-copy">${ownCopy}</p>`);
}

/**
 * The page with the count of saves that it was made after, for the dev server to know it by, and
 * whether there were errors in its slides, for a page that is open to leave them.
 */
export function markRevision(html: string, revision: number, isFaulty: boolean): string {
  const mark = `data-revision="${revision}"${isFaulty ? " data-faulty" : ""}`;
  return html.replace("<html", () => `<html ${mark}`);
}

/** The page with its slides, as `renderPageSlides` gives them. */
export function fillSlides(html: string, slides: string): string {
  return html.replace("<!-- slides -->", () => slides);
}

export function renderPageSlides(root: string, deck: Deck, options: RenderOptions): string {
  return copyUnsafeNames(inlinePictures(renderSlides(deck, options), root), root);
}

/** The custom elements that only this talk uses, each a module of its own. */
function renderComponents(root: string): string {
  const folder = join(root, COMPONENTS_FOLDER);
  if (!existsSync(folder)) return "";
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .toSorted()
    .map((name) => `<script type="module" src="/${COMPONENTS_FOLDER}/${name}"></script>`)
    .join("\n");
}
