import subsetFont from "subset-font";
import type { Plugin } from "vite";

const FONT = /data:font\/woff2;base64,([A-Za-z0-9+/=]+)/g;
/** The weights that the theme goes between. */
const WEIGHTS = { min: 400, max: 800, default: 400 };

/** Leaves in the fonts inside a single file only the characters that the deck, or its page, can show. */
export function subsetFonts(): Plugin {
  const characters = new Set<string>();
  const collect = (text: string): void => {
    for (const character of text) characters.add(character);
  };
  return {
    name: "subset-fonts",
    apply: "build",
    enforce: "post",
    // After the slides are in it.
    transformIndexHtml: { order: "pre", handler: collect },
    async generateBundle(_options, bundle) {
      const outputs = Object.values(bundle);
      // What scripts say, and ASCII besides: some of it is only put together as they run.
      for (const output of outputs) if (output.type === "chunk") collect(output.code);
      collect(String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index)));
      const text = [...characters].join("");
      for (const output of outputs) {
        if (output.type !== "asset" || !output.fileName.endsWith(".css")) continue;
        output.source = await replaceFonts(String(output.source), text);
      }
    },
  };
}

async function replaceFonts(css: string, text: string): Promise<string> {
  let replaced = css;
  for (const [whole, base64 = ""] of css.matchAll(FONT)) {
    const font = await subsetFont(Buffer.from(base64, "base64"), text, {
      targetFormat: "woff2",
      variationAxes: { wght: WEIGHTS },
    });
    replaced = replaced.replace(whole, `data:font/woff2;base64,${font.toString("base64")}`);
  }
  return replaced;
}
