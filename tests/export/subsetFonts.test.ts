import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFontCharacters, subsetFonts } from "../../src/export/fonts.ts";

const require = createRequire(import.meta.url);
const INTER = require.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2");

/** What of `wanted` a page's font lacks once only what the page can show is left in it. */
async function findLost(page: string, wanted: string): Promise<string> {
  const cache = mkdtempSync(join(tmpdir(), "deck-fonts-"));
  try {
    const face = `@font-face{font-weight:400 700;src:url(./inter-12345678.woff2)}`;
    const site = new Map<string, string | Uint8Array>([
      ["index.html", page],
      ["assets/style-12345678.css", face],
      ["assets/inter-12345678.woff2", readFileSync(INTER)],
    ]);
    const font = (await subsetFonts(site, cache)).get("assets/inter-12345678.woff2");
    const left = await readFontCharacters(font?.content as Uint8Array);
    return [...wanted].filter((character) => !left.has(character.codePointAt(0) ?? 0)).join("");
  } finally {
    rmSync(cache, { recursive: true });
  }
}

test("a font keeps a page's characters in both cases, as a style may turn them", async () => {
  expect(await findLost("<p>été œuf ß Ô</p>", "éÉœŒßôÔ")).toBe("");
});

test("a font keeps what a page or a style writes by its number or name", async () => {
  expect(await findLost("<p>&eacute; &#206; &#xf6;</p>", "éÉîÎöÖ")).toBe("");
});

test("a font keeps nothing else", async () => {
  expect(await findLost("<p>été</p>", "È")).toBe("È");
});
