import subsetFont from "subset-font";
import { renameFiles } from "./renameFiles.ts";
import type { Site } from "./site.ts";

const OPTIONS = {
  targetFormat: "woff2",
  // The weights that the theme goes between.
  variationAxes: { wght: { min: 400, max: 800, default: 400 } },
  // What letters do beside each other, and figures of one width. Not ligatures: code, whose font
  // has most of them, shows none. (The package's types do not know this option yet.)
  keepFeatures: ["ccmp", "kern", "locl", "mark", "mkmk", "rlig", "rvrn", "tnum"],
} as const;
/** Some texts are only put together as scripts run. */
const ASCII = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index));

/** Leaves in the fonts of a site only the characters that its pages, styles and scripts can show. */
export async function subsetFonts(site: Site): Promise<Site> {
  const texts = [...site].filter(([path]) => /\.(?:html|css|js)$/.test(path));
  const text = [...new Set(texts.map(([, content]) => String(content)).join("") + ASCII)].join("");
  const fonts = [...site].filter(([path]) => path.endsWith(".woff2"));
  const subset = fonts.map(async ([path, content]) => {
    const font = await subsetFont(Buffer.from(content), text, OPTIONS);
    return [path, { content: new Uint8Array(font) }] as const;
  });
  return renameFiles(site, new Map(await Promise.all(subset)));
}
