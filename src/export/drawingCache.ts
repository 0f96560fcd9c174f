import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Figure } from "../deck/model.ts";
import { keepFile } from "./keepFile.ts";

const DRAWING_CODE = join(import.meta.dirname, "../figures");
const FONTS = join(import.meta.dirname, "../theme/fonts.css");

/** Drawings kept from one run to the next; anything that could change one changes its name. */
export interface DrawingCache {
  get(figure: Figure): string | undefined;
  set(figure: Figure, svg: string): void;
}

/** The drawings kept below `root`. */
export function openDrawingCache(root: string): DrawingCache {
  const folder = join(root, "node_modules/.cache/figures");
  const drawingCode = hashDrawingCode();
  const pathOf = ({ kind, name, source }: Figure): string =>
    join(folder, `${hash([drawingCode, kind, name, source])}.svg`);
  return {
    get(figure) {
      const path = pathOf(figure);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    },
    set: (figure, svg) => keepFile(pathOf(figure), svg),
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

function hashDrawingCode(): string {
  const require = createRequire(import.meta.url);
  const files = readdirSync(DRAWING_CODE).map((name) => join(DRAWING_CODE, name));
  // What a step is, the slides and the drawing know from one place; the bytes are made small last.
  const beside = ["../deck/figures.ts", "optimizeSvg.ts"];
  const code = [...files, ...beside.map((path) => join(import.meta.dirname, path))]
    .toSorted()
    .map((path) => readFileSync(path, "utf8"));
  const manifests = [
    require.resolve("mermaid/package.json"),
    require.resolve("@fontsource-variable/inter/package.json"),
    // These do not let theirs be resolved by name: it stands above the folder of their builds.
    ...["svgo", "vega", "vega-lite", "vega-interpreter"].map((name) =>
      join(require.resolve(name), "../../package.json"),
    ),
  ];
  const versions = manifests.map((path) => readFileSync(path, "utf8"));
  return hash([...code, ...versions, readFileSync(FONTS, "utf8")]);
}

function hash(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
