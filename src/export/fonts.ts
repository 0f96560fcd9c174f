import { basename, join } from "node:path";
import { Blob, Face } from "harfbuzzjs";
import subsetFont from "subset-font";
import { decodeHtml } from "../deck/html/html.ts";
import { listFormulaCharacters } from "../deck/marks/formulas.ts";
import { hash, keepFile } from "./fileCache.ts";
import type { NewContents, Site } from "./site.ts";

const OPTIONS = {
  targetFormat: "woff2",
  // What letters do beside each other, and figures of one width. Not ligatures: code, whose font
  // has most of them, shows none. (The package's types do not know this option yet.)
  keepFeatures: ["ccmp", "kern", "locl", "mark", "mkmk", "rlig", "rvrn", "tnum"],
} as const;
/** Some texts are only put together as scripts run. */
const ASCII = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index));

/**
 * The fonts of a site with only the characters that its pages, styles and scripts can show. What
 * comes out is kept in the folder `cache`: it takes a second, and rarely changes.
 */
export async function subsetFonts(site: Site, cache: string): Promise<NewContents> {
  const files = [...site].filter(([path]) => /\.(?:html|css|js)$/.test(path));
  const texts = files.map(([, content]) => String(content));
  // Raw HTML writes characters by their names, and a style may show letters in the other case.
  const text = decodeHtml(texts.join("\n")) + ASCII;
  const shown = new Set(text + text.toUpperCase() + text.toLowerCase());
  const characters = [...shown].toSorted().join("");
  const inFormulas = texts.map(listFormulaCharacters).join("");
  const fonts = [...site].filter(([path]) => path.endsWith(".woff2"));
  const made = fonts.map(async ([path, content]) => {
    // KaTeX's fonts have one weight each, and nothing but formulas is shown in them.
    const [shownIn, options] = basename(path).startsWith("KaTeX_")
      ? [inFormulas, OPTIONS]
      : [characters, { ...OPTIONS, variationAxes: { wght: readWeights(texts, path) } }];
    const font = await subset(Buffer.from(content), shownIn, options, cache);
    return [path, { content: new Uint8Array(font) }] as const;
  });
  return new Map(await Promise.all(made));
}

function subset(
  font: Buffer,
  characters: string,
  options: Parameters<typeof subsetFont>[2],
  cache: string,
): Promise<Buffer> {
  const path = join(cache, `${hash([font, JSON.stringify([characters, options])])}.woff2`);
  return keepFile(path, () => subsetFont(font, characters, options));
}

/** The weight, or the weights, that the style sheets say this file has. */
function readWeights(texts: readonly string[], path: string) {
  const faces = texts.flatMap((text) => text.match(/@font-face\s*\{[^}]*\}/g) ?? []);
  const face = faces.find((each) => each.includes(basename(path))) ?? "";
  const [, min = "400", max] = /font-weight:\s*(\d+)(?:\s+(\d+))?/.exec(face) ?? [];
  return max === undefined
    ? Number(min)
    : { min: Number(min), max: Number(max), default: Number(min) };
}

/** The characters that a font file has, by its own table, whatever the machine has beside it. */
export async function readFontCharacters(bytes: Uint8Array): Promise<ReadonlySet<number>> {
  // This keeps all, and unpacks. (The package's types do not know the option yet.)
  const options = { targetFormat: "truetype", keepAllGlyphs: true } as const;
  const font = await subsetFont(Buffer.from(bytes), "", options);
  return new Set(new Face(new Blob(new Uint8Array(font))).collectUnicodes());
}
