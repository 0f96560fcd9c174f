import { expect, test } from "vitest";
import type { ChapterCache } from "../../src/deck/chapterCache.ts";
import { parseDeck } from "../../src/deck/parseDeck.ts";

const DATA = { path: "slides/deck.yaml", text: "title: A\n" };
const ONE = { path: "slides/10.md", text: "## One\n\n{{ title }}\n" };
const TWO = { path: "slides/20.md", text: "## Two\n\n```go file=main.go\n```\n" };
const MAIN = {
  find: (path: string): string | undefined => path,
  read: () => "package one\n",
  listBeside: () => [],
};

test("a chapter is parsed again when its text, the deck's data or a file that it shows has changed", () => {
  const cache: ChapterCache = new Map();
  const parse = (files = [DATA, ONE, TWO], projectFiles = MAIN) => {
    const deck = parseDeck(files, projectFiles, cache);
    expect(deck).toEqual(parseDeck(files, projectFiles));
    return deck;
  };
  parse();
  expect(cache.get(ONE.path)?.chapter).toBeDefined();
  const kept = cache.get(ONE.path)?.chapter;
  parse([DATA, ONE, { ...TWO, text: "## Three\n" }]);
  expect(cache.get(ONE.path)?.chapter).toBe(kept);
  parse([DATA, { ...ONE, text: "## Another\n" }, TWO]);
  parse([{ ...DATA, text: "title: B\n" }, ONE, TWO]);
  parse([DATA, ONE, TWO], { ...MAIN, read: () => "package two\n" });
  parse();
});
