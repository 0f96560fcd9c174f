import fc from "fast-check";
import { expect, test } from "vitest";
import type { Deck } from "../../src/deck/model.ts";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { describeChange, type ShownDeck } from "../../src/deck/render/change.ts";
import { renderContents } from "../../src/deck/render/contents.ts";
import { joinColumns, renderSections } from "../../src/deck/render/render.ts";

function show(text: string, revision: number): ShownDeck {
  const deck: Deck = parseDeck([
    { path: "slides/deck.yaml", text: "title: A" },
    { path: "slides/10.md", text },
  ]);
  const sections = renderSections(deck, { notes: true, svgByName: new Map() });
  return {
    revision,
    deck,
    sections: new Map([...sections].map(([{ id }, html]) => [id, html])),
    columns: joinColumns(deck, sections),
    contents: renderContents(deck),
  };
}

const change = (before: string, after: string) => describeChange(show(before, 1), show(after, 2));

const slide = (id: string, text = id): string => `---\nid: ${id}\n---\n\n${text}\n\n`;
const diagram = (label: string): string =>
  slide("b", `\`\`\`mermaid\nflowchart LR\n  ${label}\n\`\`\``);

const ABC = slide("a") + slide("b") + slide("c");

test.each([
  ["text", ABC, slide("a") + slide("b", "other") + slide("c"), "b"],
  ["notes", ABC, slide("a") + slide("b", "b\n\nNote: words") + slide("c"), "b"],
  ["settings", ABC, ABC.replace("id: b", "id: b\nlayout: cover"), "b"],
  ["a diagram", diagram("x"), diagram("y"), "b"],
  ["an id", ABC, ABC.replace("id: b", "id: d"), "d"],
  ["a slide that comes", slide("a") + slide("c"), ABC, "b"],
  ["two slides: the first one", ABC, ABC.replace("\nb", "\nx").replace("\nc", "\ny"), "b"],
  ["a slide that goes", ABC, slide("a") + slide("c"), undefined],
  ["lines above", ABC + diagram("x"), `\n\n\n${ABC}${diagram("x")}`, undefined],
  ["nothing", ABC, ABC, undefined],
])("the slide that was edited is found by %s", (_what, before, after, id) => {
  expect(change(before, after).edited).toBe(id);
});

test("what a page has already is named by its place, and only what it has not is sent", () => {
  const { base, revision, columns } = change(ABC, slide("c") + slide("b", "other") + slide("a"));
  expect({ base, revision, columns }).toEqual({
    base: 1,
    revision: 2,
    columns: [2, expect.stringContaining("other"), 0],
  });
});

test.each([
  ["text", ABC.replace("\nb", "\nx"), true],
  ["an id", ABC.replace("id: b", "id: d"), true],
  ["a class", ABC.replace("id: b", "id: b\nclass: wide"), false],
  ["a background", ABC.replace("id: b", 'id: b\nbackground: a.png\nalt: ""'), false],
  ["another order", slide("b") + slide("a") + slide("c"), false],
  ["a slide less", slide("a") + slide("b"), false],
  ["a slide that is put below another", ABC.replace("---\nid: b", "----\nid: b"), false],
])("%s is put in place: only the content of sections is other", (_what, after, isInPlace) => {
  expect(change(ABC, after).isInPlace).toBe(isInPlace);
});

test("a page of which nobody knows what it shows is sent all", () => {
  const { base, columns, contents, edited } = describeChange(undefined, show(ABC, 2));
  expect({ base, edited }).toEqual({ base: undefined, edited: undefined });
  expect(columns).toEqual(show(ABC, 2).columns);
  expect(contents).toContain('href="#c"');
});

test("whatever changes, the change makes the one deck of the other", () => {
  const slides = fc
    .array(fc.tuple(fc.constantFrom("---", "----"), fc.constantFrom(..."abcdef"), fc.nat(2)))
    .map((list) =>
      list.map(([mark, id, text]) => slide(id, `${text}`).replace("---", mark)).join(""),
    );
  fc.assert(
    fc.property(slides, slides, (first, second) => {
      const [before, after] = [show(first, 1), show(second, 2)];
      const { columns } = describeChange(before, after);
      const shown = columns.map((column) =>
        typeof column === "number" ? before.columns[column] : column,
      );
      expect(shown).toEqual(after.columns);
      const kept = columns.filter((column) => typeof column === "number");
      expect(new Set(kept).size).toBe(kept.length);
    }),
  );
});
