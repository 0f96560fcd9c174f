import { basename } from "node:path";
import subsetFont from "subset-font";
import { renameFiles } from "./renameFiles.ts";
import type { Site } from "./site.ts";

const OPTIONS = {
  targetFormat: "woff2",
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
    const variationAxes = {
      wght: readWeights(
        texts.map(([, css]) => String(css)),
        path,
      ),
    };
    const font = await subsetFont(Buffer.from(content), text, { ...OPTIONS, variationAxes });
    return [path, { content: new Uint8Array(font) }] as const;
  });
  return renameFiles(site, new Map(await Promise.all(subset)));
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
