import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { exportDeck } from "../src/export/exportDeck.ts";

/** Makes the one file of the deck in `root`, with the notes or without; gives its address on disk. */
export async function exportFile(root: string, notes = false): Promise<string> {
  const folder = await exportDeck({ root, outputs: ["html"], notes, log: () => undefined });
  return pathToFileURL(join(folder, notes ? "deck-notes.html" : "deck.html")).href;
}
