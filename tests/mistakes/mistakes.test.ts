import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { PROBLEM_CODES } from "../../src/deck/problem.ts";
import { checkDeck, type CheckedDeck } from "../../src/check/checkDeck.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { CODES_OF_NO_DECK, findSlide, readExamples, SEEN_CODES, showsExample } from "./examples.ts";

/** Those that the files show: the tests of the check itself have the others. */
const WRITTEN_CODES = PROBLEM_CODES.filter(
  (code) => ![...SEEN_CODES, ...CODES_OF_NO_DECK].includes(code),
);

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
  // What the files show is said without a browser, too.
  vi.stubEnv("CHROME_PATH", "/no/such/chrome");
  checked = await checkDeck(deck.root, () => undefined);
  vi.unstubAllEnvs();
});

afterAll(() => deck?.remove());

test("the table of problems has every code, and only those", () => {
  expect([...readExamples().keys()]).toEqual(PROBLEM_CODES);
});

describe("npm run check names each mistake at its place, and the table's example is one", () => {
  test.each(WRITTEN_CODES)("%s", (code) => {
    expect(showsExample(checked, code)).toBe(true);
  });
});

test("each slide of the deck has the mistake that it is named for, and no other error", () => {
  const errors = checked.problems.filter(({ severity }) => severity === "error");
  const strangers = errors.filter((problem) => {
    const slide = findSlide(checked, problem);
    return slide !== undefined && slide.id !== problem.code;
  });
  expect(strangers.map(({ code, at }) => `${at.line} ${code}`)).toEqual([]);
});

test.each(CODES_OF_NO_DECK)("without a deck, %s says what to write", (code) => {
  const empty = createScratch();
  try {
    const codes = readSlides(empty.root).deck.problems.map((problem) => problem.code);
    expect(codes).toContain(code);
  } finally {
    empty.remove();
  }
});
