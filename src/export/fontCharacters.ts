import { Blob, Face } from "harfbuzzjs";
import subsetFont from "subset-font";

/** The characters that a font file has, by its own table, whatever the machine has beside it. */
export async function readFontCharacters(bytes: Uint8Array): Promise<ReadonlySet<number>> {
  // This keeps all, and unpacks. (The package's types do not know the option yet.)
  const options = { targetFormat: "truetype", keepAllGlyphs: true } as const;
  const font = await subsetFont(Buffer.from(bytes), "", options);
  return new Set(new Face(new Blob(new Uint8Array(font))).collectUnicodes());
}
