import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Slide } from "../../src/deck/model.ts";
import { listSlides } from "../../src/deck/parseDeck.ts";
import { PROBLEM_CODES, type Problem, type ProblemCode } from "../../src/deck/problem.ts";
import { checkDeck, type CheckedDeck } from "../../src/check/checkDeck.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { createScratch, type Scratch } from "../scratch.ts";

/** Mistakes of a deck that has no slides to show them on. */
const OF_NO_DECK: readonly ProblemCode[] = ["empty-deck", "missing-deck-data"];

let deck: Scratch;
let checked: CheckedDeck;

beforeAll(async () => {
  deck = createScratch();
  cpSync(join(import.meta.dirname, "deck"), deck.root, { recursive: true });
  deck.write("slides/30-latin.md", Buffer.from("---\nid: not-utf8\n---\n\n## Caf\xE9\n", "latin1"));
  const large = "A line.\n".repeat(130_000);
  deck.write("slides/40-large.md", `---\nhidden: true\n---\n\n\`\`\`text\n${large}\`\`\`\n`);
  const wide = readFileSync(join(deck.root, "assets/wide.png"));
  deck.write("assets/torn.png", wide.subarray(0, wide.length / 2));
  checked = await checkDeck(deck.root, () => undefined);
});

afterAll(() => deck?.remove());

/** The examples of `docs/problems.md` by code, as an author writes them; words stand for what is no text. */
function readExamples(): ReadonlyMap<string, string> {
  const page = readFileSync(join(import.meta.dirname, "../../docs/problems.md"), "utf8");
  const rows = page.matchAll(/^\| `([a-z0-9-]+)` +\| (.*?) +\| .*\|$/gm);
  return new Map([...rows].map(([, code = "", example = ""]) => [code, readExample(example)]));
}

function readExample(cell: string): string {
  return cell.replace(/^(`+)( ?)(.*)\2\1$/, "$3").replaceAll("\\|", "|");
}

/** The lines of the slide, or of the file without slides, that a problem is in. */
function readAround({ at }: Problem): readonly string[] {
  const lines = checked.textByPath.get(at.path)?.split("\n") ?? [];
  const starts = listSlides(checked.deck)
    .filter((slide) => slide.at.path === at.path)
    .map((slide) => slide.at.line);
  const start = starts.findLast((line) => line <= at.line) ?? 1;
  const end = starts.find((line) => line > at.line) ?? lines.length + 1;
  return lines.slice(start - 1, end - 1).map((line) => line.trim());
}

function findSlide({ at }: Problem): Slide | undefined {
  return listSlides(checked.deck).findLast(
    (slide) => slide.at.path === at.path && slide.at.line <= at.line,
  );
}

test("the table of problems has every code, and only those", () => {
  expect([...readExamples().keys()]).toEqual(PROBLEM_CODES);
});

describe("npm run check names each mistake at its place, and the example in the docs is one", () => {
  test.each(PROBLEM_CODES.filter((code) => !OF_NO_DECK.includes(code)))("%s", (code) => {
    const problems = checked.problems.filter((problem) => problem.code === code);
    const places = problems.filter((problem) => {
      const slide = findSlide(problem);
      return slide === undefined || slide.id === code;
    });
    expect(places.length).toBeGreaterThan(0);
    const example = readExamples().get(code);
    const isText = code !== "not-utf8" && code !== "large-chapter";
    if (isText) expect(places.flatMap(readAround)).toContain(example);
  });
});

test("each slide of the deck has the mistake that it is named for, and no other error", () => {
  const errors = checked.problems.filter(({ severity }) => severity === "error");
  const strangers = errors.filter((problem) => {
    const slide = findSlide(problem);
    return slide !== undefined && slide.id !== problem.code;
  });
  expect(strangers.map(({ code, at }) => `${at.line} ${code}`)).toEqual([]);
});

test.each(OF_NO_DECK)("without a deck, %s says what to write", (code) => {
  const empty = createScratch();
  try {
    const codes = readSlides(empty.root).deck.problems.map((problem) => problem.code);
    expect(codes).toContain(code);
  } finally {
    empty.remove();
  }
});
