import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { normalizePath } from "vite";
import { decodeAddress, escapeHtml } from "../deck/html/html.ts";
import type { Deck } from "../deck/model.ts";
import type { ShownDeck } from "../deck/render/change.ts";
import { hasFormula } from "../deck/marks/formulas.ts";
import { renderContents } from "../deck/render/contents.ts";
import { COMPONENTS_FOLDER, THEME_PATH } from "../deck/paths.ts";
import { fillIn } from "../deck/render/page.ts";
import { joinColumns, renderSections, type RenderOptions } from "../deck/render/render.ts";
import { findCache } from "./folders.ts";
import { inlinePictures } from "./inlinePictures.ts";

/** Whether a deck shows a formula: a page without one needs nothing of KaTeX. */
export function hasFormulas({ slides }: Deck): boolean {
  return slides.some(({ body, notes }) => [body, ...notes].some(hasFormula));
}

/** `index.html` with the style sheets and the custom elements that only the talk in `root` uses, formulas among them. */
export function fillTalkFiles(html: string, root: string, formulas: boolean): string {
  const components = join(root, COMPONENTS_FOLDER);
  const names = existsSync(components) ? readdirSync(components) : [];
  const scripts = names
    .filter((name) => name.endsWith(".ts"))
    .toSorted()
    .map((name) => `<script type="module" src="/${COMPONENTS_FOLDER}/${name}"></script>`);
  return fillIn(html, {
    "<!-- talk style -->": [
      ...(formulas ? ["src/theme/formulas.css"] : []),
      ...(existsSync(join(root, THEME_PATH)) ? [THEME_PATH] : []),
    ]
      .map((path) => `<link rel="stylesheet" href="/${path}" />`)
      .join("\n"),
    "<!-- talk components -->": scripts.join("\n"),
  });
}

/** Whether the page names a file of the talk itself: it must be made again when one comes or goes. */
export function isNamedByPage(path: string): boolean {
  return path === THEME_PATH || path.startsWith(`${COMPONENTS_FOLDER}/`);
}

/** The slides of a deck as a page holds them, with the SVG pictures that are part of it. */
export function showSlides(
  deck: Deck,
  root: string,
  options: RenderOptions,
): Omit<ShownDeck, "revision"> {
  const sections = renderSections(deck, options);
  const counts = new Map<string, number>();
  return {
    deck,
    sections: new Map([...sections].map(([{ id }, html]) => [id, html])),
    columns: joinColumns(deck, sections).map((html) =>
      copyUnsafeNames(inlinePictures(html, root, counts), root),
    ),
    contents: renderContents(deck),
  };
}

/** `index.html` with the slides that it shows. */
export function fillSlides(html: string, { columns }: Pick<ShownDeck, "columns">): string {
  return fillIn(html, { "<!-- slides -->": columns.join("\n") });
}

/** Where the dev server has a file, wherever that is. */
export function addressFile(path: string): string {
  return `/@fs/${escapeHtml(encodeURI(normalizePath(path))).replace(/^\//, "")}`;
}

/**
 * Rendered slides that show copies of those files which have a `?` or `#` in their names: for Vite
 * a path ends there, escaped or not. A copy is called by what is in it.
 */
export function copyUnsafeNames(html: string, root: string): string {
  if (!/%(?:23|3F)/.test(html)) return html;
  return html.replace(/(?<==")\/[^"]*%(?:23|3F)[^"]*(?=")/g, (address) => {
    const path = join(root, decodeAddress(address.replaceAll("&amp;", "&")));
    if (!existsSync(path)) return address;
    const content = readFileSync(path);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    const copies = join(findCache(root), "files");
    const copy = join(copies, `${hash}${/\.\w+$/.exec(path)?.[0] ?? ""}`);
    mkdirSync(copies, { recursive: true });
    writeFileSync(copy, content);
    return addressFile(copy);
  });
}
