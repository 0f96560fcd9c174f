import { PurgeCSS } from "purgecss";
import { renameFiles } from "./renameFiles.ts";
import type { Site } from "./site.ts";

/** The site without the style rules whose classes, elements or attributes no page and no script names. */
export async function pruneStyles(site: Site): Promise<Site> {
  const content = [...site]
    .filter(([path]) => /\.(?:html|js)$/.test(path))
    .map(([, raw]) => ({ raw: String(raw), extension: "html" }));
  const sheets = [...site].filter(([path]) => path.endsWith(".css"));
  const pruned = await new PurgeCSS().purge({
    content,
    css: sheets.map(([name, raw]) => ({ name, raw: String(raw) })),
    defaultExtractor: listWords,
    safelist: listBeginnings(content.map(({ raw }) => raw)),
  });
  return renameFiles(
    site,
    new Map(sheets.map(([path], index) => [path, { content: pruned[index]?.css ?? "" }])),
  );
}

/** Every word that could be a name; a script sets `data-view` as `dataset.view`. */
function listWords(text: string): string[] {
  const words = text.match(/[\w-]+/g) ?? [];
  return words.flatMap((word) => [
    word,
    `data-${word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  ]);
}

/** A word of a script that ends in a hyphen may be the beginning of a class. */
function listBeginnings(texts: readonly string[]): RegExp[] {
  const words = texts.flatMap((text) => text.match(/(?<![\w-])[a-z][\w-]*-(?![\w-])/g) ?? []);
  return [...new Set(words)].map((word) => new RegExp(`^${word}`));
}
