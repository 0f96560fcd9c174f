import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NASTY_TEXTS } from "../bench/nastyTexts.ts";
import type { Deck, SourceFile } from "../../src/deck/model.ts";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { renderPage } from "../../src/deck/render/page.ts";
import { renderSlides } from "../../src/deck/render/render.ts";
import { markdownTexts } from "./markdownTexts.ts";
import { isThorough } from "../thorough.ts";

const NUM_RUNS = isThorough ? 500 : 40;

const DATA: SourceFile = {
  path: "slides/deck.yaml",
  text: 'title: "L\'été"\nspeaker:\n  name: Ada\n  photo: ../assets/a.jpg\n',
};
const FILES = {
  find: (path: string) => (path === "a.go" ? path : undefined),
  read: (path: string) => (path === "a.go" ? "// #region b\nrun()\n// #endregion\n" : undefined),
  listBeside: () => ["a.go"],
};

function parse(text: string, data = DATA): Deck {
  return parseDeck([data, { path: "slides/10.md", text }], FILES);
}

function render(deck: Deck): string {
  const options = { notes: true, svgByName: new Map() };
  return `${renderPage("<!-- head -->", deck, options)}\n${renderSlides(deck, options)}`;
}

/** Everything that a text gives. */
function describeDeck(text: string) {
  const deck = parse(text);
  return { html: render(deck), problems: deck.problems };
}

describe("whatever the text", () => {
  test("there are slides or problems, and every problem has a place in the text", () => {
    fc.assert(
      fc.property(markdownTexts, (text) => {
        const deck = parse(text);
        render(deck);
        expect(deck.slides.length + deck.problems.length).toBeGreaterThan(0);
        const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
        const places = deck.problems.map(({ at }) => at).filter(({ path }) => path !== "slides");
        for (const { line, column } of places) {
          expect(lines[line - 1]).toBeDefined();
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
        }
      }),
      { numRuns: NUM_RUNS },
    );
  });

  test("two runs give the same bytes", () => {
    fc.assert(
      fc.property(markdownTexts, (text) => {
        expect(describeDeck(text)).toEqual(describeDeck(text));
      }),
      { numRuns: isThorough ? 100 : 20 },
    );
  });

  test("line ends and a byte order mark make no difference", () => {
    fc.assert(
      fc.property(markdownTexts, (text) => {
        const unix = text.replace(/^\uFEFF+/, "").replace(/\r\n?/g, "\n");
        const expected = describeDeck(unix);
        expect(describeDeck(unix.replaceAll("\n", "\r\n"))).toEqual(expected);
        expect(describeDeck(`\uFEFF${unix}`)).toEqual(expected);
      }),
      { numRuns: NUM_RUNS },
    );
  });

  test("deck.yaml may hold it too: nothing is thrown", () => {
    fc.assert(
      fc.property(markdownTexts, (text) => {
        render(parse("# One\n\n{{ title }}", { path: "slides/deck.yaml", text }));
      }),
      { numRuns: NUM_RUNS },
    );
  });

  test("typography never touches code", () => {
    const code = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => !/[`\s]/.test(text));
    fc.assert(
      fc.property(code, (text) => {
        const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        const html = render(parse(`l'été : \`${text}\` ?`)).replace(
          /&(?:amp|lt|gt|quot);/g,
          (entity) =>
            ({ "&amp;": "&#38;", "&lt;": "&#60;", "&gt;": "&#62;", "&quot;": "&#34;" })[entity] ??
            "",
        );
        expect(html).toContain(`<code>${escaped}</code>`);
      }),
      { numRuns: NUM_RUNS },
    );
  });
});

describe("a nasty file gives slides or problems", () => {
  test.each<[string, string]>([
    ...Object.entries(NASTY_TEXTS).map(([name, create]): [string, string] => [name, create(500)]),
    ["nothing", ""],
    ["blank lines", "\n\n\n"],
    ["only a byte order mark", "\uFEFF"],
    ["tabs", "\t- a\n\t\t- b\n\tc\n"],
    ["NUL", "# a\u0000b\n\n`\u0000`"],
    ["text from right to left", "# مرحبا\n\n> שלום ?"],
    ["emoji in parts", "# 👩‍🚀\n\n👨‍👩‍👧‍👦! \u{1F1EB}\u{1F1F7} ?"],
    ["half a character", "# a\uD83D b\n\n![x](\uDC00.png) [y](#\uD800)"],
    [
      isThorough ? "10 MB in one line" : "200 kB in one line",
      "words of all kinds, and l'été, in one line without an end ".repeat(
        isThorough ? 180_000 : 3_500,
      ),
    ],
    ["10,000 quotes in each other", `${"> ".repeat(10_000)}a`],
    ["10,000 lists in each other", `${"- ".repeat(10_000)}a`],
    [
      "everything open",
      '---\nid: a\n---\n::: columns\n> [!NOTE]\n- <div>\n  **a [b](c "d {.e {{ f `g\n  ```',
    ],
  ])("%s", (_name, text) => {
    const deck = parse(text);
    expect(render(deck)).toContain("<title>");
    expect(deck.slides.length + deck.problems.length).toBeGreaterThan(0);
  });
});
