import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkOutDir } from "../../src/export/outDir.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({
    "slides/10.md": "## One\n",
    "public/deck.html": "",
    "own/deck-notes.html": "",
    "other/letter.txt": "",
  });
});

afterAll(() => deck.remove());

test.each([
  [".", false, "the deck itself is in there"],
  ["..", false, "the deck itself is in there"],
  ["slides/new", false, "that folder is part of the deck"],
  ["src", false, "that folder is part of the deck"],
  ["other", false, "it holds other files: name a new folder"],
  ["own", false, "the speaker's notes are in there"],
  ["public", true, "what is in there is public, and would have the notes beside it"],
  ["public", false, undefined],
  ["own", true, undefined],
  ["new/folder", false, undefined],
  ["..beside", false, undefined],
])("an export to %s, notes: %s → %s", (folder, notes, fault) => {
  expect(checkOutDir(join(deck.root, folder), deck.root, notes)).toBe(fault);
});
