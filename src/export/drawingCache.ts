import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "../deck/model.ts";
import { findCache } from "../vite/folders.ts";
import { hash } from "./fileCache.ts";
import { writeFileAtomic } from "./outDir.ts";

/** Drawings kept from one run to the next; anything that could change one changes its name. */
export interface DrawingCache {
  get(figure: Figure): string | undefined;
  set(figure: Figure, svg: string): void;
}

/** The drawings kept below `root`. */
export function openDrawingCache(root: string): DrawingCache {
  const folder = join(findCache(root), "figures");
  const drawingCode = hashDrawingCode();
  const pathOf = ({ kind, name, source }: Figure): string =>
    join(folder, `${hash([drawingCode, kind, name, source])}.svg`);
  return {
    get(figure) {
      const path = pathOf(figure);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    },
    set: (figure, svg) => writeFileAtomic(pathOf(figure), svg),
  };
}

/** The drawings that are kept for these figures, by name. */
export function readDrawings(
  figures: readonly Figure[],
  cache: DrawingCache,
): ReadonlyMap<string, string> {
  return new Map(
    figures.flatMap((figure) => {
      const svg = cache.get(figure);
      return svg === undefined ? [] : [[figure.name, svg] as const];
    }),
  );
}

/** All that a drawing is made with: our code, the fonts, and the packages in their versions. */
function hashDrawingCode(): string {
  const drawing = readdirSync(join(import.meta.dirname, "../figures"));
  // What a step is, the slides and the drawing know from one place; the bytes are made small last.
  const beside = ["../deck/figures.ts", "../theme/fonts.css", "../../package.json", "svg.ts"];
  const paths = [...drawing.toSorted().map((name) => `../figures/${name}`), ...beside];
  return hash(paths.map((path) => readFileSync(join(import.meta.dirname, path), "utf8")));
}
