import { join } from "node:path";
import { build, minify, type Rolldown } from "vite";
import { renderPage, type WrittenFiles } from "../deck/render/page.ts";
import type { RenderOptions } from "../deck/render/render.ts";
import { deckConfig } from "../vite/config.ts";
import { findCache } from "../vite/folders.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { DeckError } from "../vite/problems.ts";
import { subsetFonts } from "./fonts.ts";
import { shrinkImages } from "./shrinkPictures.ts";
import { inlineSmallFiles } from "./finishPages.ts";
import { collectNotices, NOTICES } from "./notices.ts";
import { readText, renameFiles, type Site } from "./site.ts";
import { inlineStyles } from "./styles.ts";
import { optimizeDrawings, optimizeInlineDrawings } from "./svg.ts";

export interface BuildOptions extends RenderOptions {
  readonly root: string;
  readonly source: DeckSource;
  /** The pages to make, by name, each with what is written beside it. */
  readonly pages: Readonly<Record<string, WrittenFiles>>;
}

/**
 * Builds the deck as static files with relative addresses. Its pages are still to be finished, or
 * made into one file: `finishSite`, `inlinePage`.
 */
export async function buildSite({ pages, ...options }: BuildOptions): Promise<Site> {
  const { root, source, notes } = options;
  const config = deckConfig(options);
  const built = await build({
    ...config,
    configFile: false,
    logLevel: "warn",
    build: {
      ...config.build,
      write: false,
      // Drawings are made small first: what is small comes inside after that.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
    },
  });
  const { site, sources } = collectFiles(built);
  const template = optimizeInlineDrawings(await tidyPage(readText(site, "index.html")));
  const rendered = Object.entries(pages).map(
    ([name, written]) => [name, renderPage(template, source.deck, { notes, written })] as const,
  );
  const others = [...site].filter(([path]) => path !== "index.html");
  const complete = inlineStyles(new Map([...others, ...rendered]));
  const renamed = renameFiles(
    complete,
    new Map([
      ...optimizeDrawings(complete),
      ...(await shrinkImages(complete, root)),
      ...(await subsetFonts(complete, join(findCache(root), "fonts"))),
    ]),
  );
  const small = inlineSmallFiles(renamed);
  if (!notes) assertNoNotes(small);
  return new Map([...small, [NOTICES, `${collectNotices(root, sources)}\n`]]);
}

type Built = Awaited<ReturnType<typeof build>>;

/** The files, and where what is in them comes from. */
function collectFiles(built: Built): { readonly site: Site; readonly sources: readonly string[] } {
  const output = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    "output" in each ? each.output : [],
  );
  return {
    site: new Map(output.map((file) => [file.fileName, readContent(file)])),
    sources: output.flatMap((file) =>
      file.type === "chunk" ? file.moduleIds : file.originalFileNames,
    ),
  };
}

function readContent(file: Rolldown.OutputAsset | Rolldown.OutputChunk): string | Uint8Array {
  if (file.type === "chunk") return file.code;
  const isText = /\.(?:html|css|svg|json|txt)$/.test(file.fileName);
  return isText && typeof file.source !== "string"
    ? Buffer.from(file.source).toString("utf8")
    : file.source;
}

/**
 * The page with its own scripts without their comments, and with lines that end as browsers read
 * them, for a script is known by the hash of what is read.
 */
async function tidyPage(html: string): Promise<string> {
  let page = html.replaceAll("\r\n", "\n");
  for (const [, code = ""] of page.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    const { code: short } = await minify("inline.js", code, { module: false });
    page = page.replace(code, () => short);
  }
  return page;
}

/** How notes are written in a page, in a script that makes a part of it, or in a drawing of it. */
const NOTES = [
  /<aside\b[^<>]*?\sclass\s*=\s*\\?["'`]?(?:[^"'`<>]*\s)?notes(?![\w-])/i,
  /<[a-z][^<>]*?\sdata-notes\s*=/i,
  /\bclassName\s*\+?=\s*["'`](?:[^"'`]*\s)?notes["'`\s]/,
  /\bclassList\.add\([^)]*["'`]notes["'`]/,
  /\bdataset\.notes\b|\.setAttribute\(["'`]data-notes\b/,
];

/**
 * The last look at what is shared. Notes are taken from slides as they are parsed: what is found
 * here has come another way, out of a component or a drawing.
 */
export function assertNoNotes(site: Site): void {
  const found = [...site].flatMap(([path, content]) => {
    const text = typeof content === "string" ? content.replaceAll("%3C", "<") : "";
    const written = NOTES.map((notes) => notes.exec(text)?.[0]).find(Boolean);
    // Not their words: where this is printed may be public, too.
    return written === undefined ? [] : [`${path} holds ${written.slice(-80)}…`];
  });
  if (found.length === 0) return;
  throw new DeckError(
    `this would publish speaker notes, which did not come from a slide: ${found.join("; ")}\n` +
      "Nothing is written. Take them out of the component or the drawing that brings them",
  );
}
