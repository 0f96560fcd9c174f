import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/deck/problem.ts";
import { checkDeck, type CheckedDeck } from "../../src/check/checkDeck.ts";
import { SEEN_CODES, showsExample } from "../mistakes/examples.ts";
import { createScratch, shareDrawings, type Scratch } from "../scratch.ts";

const MANY = Array.from({ length: 30 }, (_, index) => `- point ${index}`).join("\n");
const ROW = Array.from({ length: 12 }, (_, index) => `n${index}["A long label ${index}"]`);

/** Its area is faint: the words on it have the contrast of what shines through. */
const CHART = `title: Area
description: Words on an area, and small ones.
data: { values: [{ x: 1, y: 2 }, { x: 3, y: 2 }] }
encoding: { x: { field: x, type: quantitative }, y: { field: y, type: quantitative } }
layer:
  - mark: { type: area, color: var(--text), fillOpacity: 0.1 }
  - mark: { type: text, text: Words on the area, dy: 40, dx: 200 }
  - mark: { type: text, text: Words for ants, dy: 80, dx: 200, fontSize: 11 }`;

const SLIDES = [
  "---\nid: fine\n---\n\n## A slide that everybody can read\n\n- one {.fragment}\n- two {.fragment}\n",
  `---\nid: overflow\n---\n\n<!-- .slide: data-background-color="#fff" -->\n\n## Too much\n\n${MANY}\n`,
  `---\nid: code\n---\n\n## Code\n\n\`\`\`text\n${MANY.replaceAll("- point", "code")}\n\`\`\`\n`,
  "---\nid: wide\n---\n\n## Wide\n\n![A wide one](../assets/wide.svg){.broad}\n",
  "---\nid: small-text\n---\n\n## Small\n\nWords for ants {.tiny}\n",
  "---\nid: low-contrast\n---\n\n## Faint\n\nWords for cats {.faint}\n\nWords for owls {.faint .fragment}\n",
  "---\nid: missing-glyph\n---\n\n## A glyph\n\nA dash that no font has: \u2E3B\n\nNor Ł.\n\nשלום 你好、にほん 👍 สวัสดี {.loud}\n\nFine: é e\u0301 \u202F\u00AD\uFE0F\n",
  `---\nid: figure\n---\n\n## A figure\n\n\`\`\`mermaid\nflowchart LR\n  accTitle: Row\n  accDescr: Boxes.\n  ${ROW.join(" --> ")}\n\`\`\`\n`,
  `---\nid: chart\n---\n\n## A chart\n\n\`\`\`vega-lite\n${CHART}\n\`\`\`\n`,
  "---\nid: tight-title\n---\n\n## Words that go from one margin to another\n",
  '---\nid: accessibility\n---\n\n## Access\n\n<p role="checkbox">Words</p>\n',
].join("\n");

let deck: Scratch;
let checked: CheckedDeck;
let problems: readonly Problem[];

beforeAll(async () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A deck\nlang: en\n",
    "slides/theme.css":
      ":root { --faint: light-dark(#bbb, #444); } .faint { color: var(--faint); } .tiny { font-size: 12px; } .broad { width: 1500px; max-width: none; } .loud { text-transform: uppercase; }",
    "assets/wide.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 15 1"><path d="M0 0h15v1z"/></svg>',
    "slides/10.md": SLIDES,
  });
  shareDrawings(deck);
  checked = await checkDeck(deck.root, () => undefined);
  ({ problems } = checked);
});

afterAll(() => deck?.remove());

const listPlaces = (code: string): string[] =>
  problems.filter((problem) => problem.code === code).map(({ at }) => `${at.line}:${at.column}`);

/** The line on which a slide, or the source of its figure, begins. */
function lineOf(text: string): string {
  const lines = SLIDES.split("\n");
  return `${lines.indexOf(text) + 1}:1`;
}

test.each([
  ["overflow", [/^- point 1\d$/, /^code 1\d$/, /^!\[A wide one/]],
  ["small-text", [/^Words for ants/]],
  ["low-contrast", [/^Words for cats/, /^Words for owls/]],
  ["tight-title", [/^## Words that go/]],
])("%s is found at what it is about, once a block, and nowhere else", (code, texts) => {
  const figures = [lineOf("flowchart LR"), lineOf("title: Area")];
  const places = [...new Set(listPlaces(code))].filter((place) => !figures.includes(place));
  const written = places.map((place) => SLIDES.split("\n")[Number.parseInt(place, 10) - 1]);
  expect(written).toEqual(texts.map((text) => expect.stringMatching(text)));
  if (code === "overflow") expect(listPlaces(code)).toHaveLength(texts.length);
});

test.each(["missing-glyph", "accessibility"])(
  "%s is found on its slide, and on no other",
  (code) => {
    const before = lineOf(`id: ${code}`).replace(/^\d+/, (line) => String(+line - 1));
    expect([...new Set(listPlaces(code))]).toEqual([before]);
  },
);

test.each(SEEN_CODES)("the example of %s in the table of problems is one", (code) => {
  expect(showsExample(checked, code)).toBe(true);
});

test("a figure's small labels are found at its source, with their size on the stage", () => {
  expect(listPlaces("small-text")).toContain(lineOf("flowchart LR"));
  const { message } = problems.find(({ at }) => `${at.line}:1` === lineOf("flowchart LR")) ?? {};
  expect(message).toMatch(/“A long label \d+” is \d+\.\d px high on the stage/);
  const small = problems.filter(({ at }) => `${at.line}:1` === lineOf("title: Area"));
  expect(small.map((problem) => problem.message)).toEqual([
    expect.stringContaining("“Words for ants” is 11.0 px high on the stage"),
  ]);
});

const lacks = (words: string): string =>
  `the font Inter Variable has no ${words}: write it otherwise, or bring a font that has it`;

test("what the deck's own fonts lack is told by their own tables, once a script", () => {
  const glyphs = problems.filter(({ code }) => code === "missing-glyph");
  expect(glyphs.map(({ message }) => message)).toEqual([
    lacks("“⸻” (U+2E3B)"),
    lacks("“Ł” (U+0141) (Latin)"),
    lacks("“ש” (U+05E9), “ל” (U+05DC), “ו” (U+05D5), “ם” (U+05DD) (Hebrew)"),
    lacks(
      "“你” (U+4F60), “好” (U+597D), “、” (U+3001), “に” (U+306B), “ほ” (U+307B) and 1 more (Chinese or Japanese)",
    ),
    lacks("“👍” (U+1F44D) (emoji)"),
    lacks("“ส” (U+0E2A), “ว” (U+0E27), “ั” (U+0E31), “ด” (U+0E14), “ี” (U+0E35) (Thai)"),
  ]);
});

test("a weak contrast is found in the scheme that has it", () => {
  const messages = problems.filter(({ code }) => code === "low-contrast");
  const schemes = messages.map(({ message }) => /in the (\w+) scheme/.exec(message)?.[1]);
  expect(schemes.toSorted()).toEqual(["dark", "dark", "light", "light"]);
});
