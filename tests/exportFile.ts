import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { exportDeck } from "../src/export/exportDeck.ts";

/** Makes the one file of the deck in `root`, with the notes or without; gives its address on disk. */
export async function exportFile(root: string, notes = false): Promise<string> {
  const folder = await exportDeck({ root, outputs: ["html"], notes, log: () => undefined });
  return pathToFileURL(join(folder, notes ? "deck-notes.html" : "deck.html")).href;
}

/** The bytes of a file as it is, and as a host sends it: any does as well as this. */
export function weighFile(address: string): { readonly size: number; readonly compressed: number } {
  const page = readFileSync(new URL(address));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return { size: page.length, compressed: brotliCompressSync(page, { params }).length };
}
