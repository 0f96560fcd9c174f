import { expect, test } from "vitest";
import { findEditedSlide } from "../../src/vite/findEditedSlide.ts";
import { parseDeck } from "../../src/deck/parseDeck.ts";

const parse = (text: string) =>
  parseDeck([
    { path: "slides/deck.yaml", text: "title: A" },
    { path: "slides/10.md", text },
  ]);

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
  ["lines above", ABC, `\n\n\n${ABC}`, undefined],
  ["nothing", ABC, ABC, undefined],
])("the slide that was edited is found by %s", (_what, before, after, id) => {
  expect(findEditedSlide(parse(before), parse(after))).toBe(id);
});
