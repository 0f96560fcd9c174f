import { expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";

const DATA = { path: "slides/deck.yaml", text: "title: A\n" };

/** The first slide's text, and what is said of its settings. */
function readTop(text: string) {
  const deck = parseDeck([DATA, { path: "slides/10.md", text }]);
  return {
    body: deck.slides.map(({ body }) => body).join("|"),
    problems: deck.problems.map(
      ({ severity, message, at }) => `${at.line}:${at.column} ${severity}: ${message}`,
    ),
  };
}

test.each([
  ["slideNumber: true", '2:1 warning: "slideNumber" is not supported: every slide has its number'],
  ["my_theme: x", '2:1 warning: "my_theme" is not supported: no setting has that name'],
  ["transitionSpeed: fast", '2:1 warning: "transitionSpeed" is not supported: no setting has'],
  ["Title: x", '2:1 warning: unknown setting "Title" (did you mean "title"?)'],
  ["# A comment\n\nsemester: x", '4:1 warning: "semester" is not supported'],
  ["\nsize: 16:9", '3:1 warning: "size" is not supported'],
  [
    "marp: true\n_class: lead\ntheme: gaia",
    '4:1 warning: "theme" is not supported: colours are in',
  ],
])("front matter %j is settings, and what means nothing is named", (yaml, problem) => {
  const { body, problems } = readTop(`---\n${yaml}\n---\n\nText\n`);
  expect(body).toBe("<p>Text</p>");
  expect(problems.at(-1)).toContain(problem);
});

test("comments and blank lines before a known setting are none of the slide", () => {
  expect(readTop("---\n# Mine\n\ntitle: One\n\nlayout: cover\n---\n\nText\n")).toEqual({
    body: "<p>Text</p>",
    problems: [],
  });
});

test.each(["# A heading\n\nText", "Question : pourquoi ?\nText", "Note: only", "Two words: here"])(
  "%j between two breaks is a slide",
  (text) => {
    expect(readTop(`---\n${text}\n---\n\nText\n`).body).toMatch(/\|<p>Text<\/p>$/);
  },
);

test("further down a word with an underscore or capitals is a setting too", () => {
  const { body, problems } = readTop("A\n\n---\nfooter_text: x\n---\n\nB\n");
  expect(body).toBe("<p>A</p>|<p>B</p>");
  expect(problems.join()).toContain('4:1 warning: unknown setting "footer_text"');
});
