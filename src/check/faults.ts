import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { identifyChromium } from "../browser/chromium.ts";
import { groupColumns } from "../deck/columns.ts";
import { DECK_DATA_PATH } from "../deck/paths.ts";
import type { Problem } from "../deck/problem.ts";
import { renderColumns, type RenderOptions } from "../deck/render/render.ts";
import { hash } from "../export/fileCache.ts";
import { writeFileAtomic } from "../export/outDir.ts";
import { findCache, TOOL } from "../vite/folders.ts";
import { inlinePictures } from "../vite/inlinePictures.ts";
import { isTextOfTalk, listFilesBelow, type DeckSource } from "../vite/readSlides.ts";

/** What a browser has found on a slide. */
export interface Fault extends Pick<Problem, "code" | "message"> {
  readonly slideId: string;
  /** The words that it is about, and the number of the figure in which they are. */
  readonly text?: string;
  readonly figure?: number | undefined;
}

/** A slide with the vertical ones below it, as a page shows them. */
export interface Column {
  readonly ids: readonly string[];
  readonly html: string;
  /** Another one as soon as anything is that could change what a browser finds on these slides. */
  readonly key: string;
  /** Whether its styles are for the whole deck. */
  readonly isWide: boolean;
}

/** What makes a page besides `src/`. */
const TOOL_FILES = ["index.html", "package.json", "package-lock.json"];
const DRAWING = /<figure class="figure[ "][\s\S]*?<\/figure>/g;

/** The columns of the deck in `root`, as the tool in its own folder shows them. */
export function listColumns(
  { deck }: DeckSource,
  root: string,
  options: RenderOptions,
  tool = TOOL,
): readonly Column[] {
  const slides = groupColumns(deck.slides);
  const drawn = renderColumns(deck, options).map((html, index) => ({
    html,
    ids: slides[index]?.map(({ id }) => id) ?? [],
    // A drawing's own styles are for itself; those in a picture that is part of the page may not be.
    isWide: inlinePictures(html, root).replaceAll(DRAWING, "").includes("<style"),
  }));
  const shown = slides.map((column) => [
    ...new Set(column.flatMap(({ assets }) => assets.map(({ path }) => path))),
  ]);
  const page = hash([
    identifyChromium(),
    ...readAll(tool, [...TOOL_FILES, ...listFilesBelow(tool, "src")]),
    ...readAll(root, listShared(root, new Set(shown.flat()))),
    ...drawn.flatMap(({ html, isWide }) => (isWide ? html : [])),
  ]);
  return drawn.map((column, index) => ({
    ...column,
    key: hash([page, column.html, ...readAll(root, shown[index] ?? [])]),
  }));
}

/** All files of the talk that may decide how every slide looks: they are no slide's own. */
function listShared(root: string, shown: ReadonlySet<string>): string[] {
  return ["slides", "assets"]
    .flatMap((path) => listFilesBelow(root, path))
    .filter((path) => path === DECK_DATA_PATH || !(isTextOfTalk(path) || shown.has(path)));
}

/** The files' paths, each with what is in it. */
function readAll(root: string, paths: readonly string[]): (string | Uint8Array)[] {
  return paths.flatMap((path) => {
    const file = join(root, path);
    return [path, existsSync(file) ? readFileSync(file) : "none"];
  });
}

const pathOfKept = (root: string): string => join(findCache(root), "check.json");

/** What was found on the slides of the deck in `root` the last time, by their columns' keys. */
export function readFaults(root: string): ReadonlyMap<string, readonly Fault[]> {
  const path = pathOfKept(root);
  const kept = existsSync(path) ? readFileSync(path, "utf8") : "{}";
  return new Map(Object.entries(JSON.parse(kept) as Record<string, readonly Fault[]>));
}

/** Keeps what was found for the next time, in the place of what was kept before. */
export function keepFaults(root: string, faultsByKey: ReadonlyMap<string, readonly Fault[]>): void {
  writeFileAtomic(pathOfKept(root), JSON.stringify(Object.fromEntries(faultsByKey)));
}
