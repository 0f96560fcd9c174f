import { expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { linkFiles, renderReadingBar } from "../../src/deck/render/readingBar.ts";

/** The text of the contents, a line for each heading and item. */
function readContents(html: string): string[] {
  const [, contents = ""] = /<nav[^>]*>([\s\S]*)<\/nav>/.exec(html) ?? [];
  return [...contents.matchAll(/<(p|li)>(?:<a href="([^"]*)">)?([^<]*)/g)].map(
    ([, tag, href = "", text]) => `${tag === "p" ? "" : "- "}${text} ${href}`.trimEnd(),
  );
}

test("the contents list every slide under the part that it belongs to, backup slides apart", () => {
  const slides = [
    "---\nid: opening\n---\n\n# A < B",
    "---\nid: one\nsection: true\n---\n\n## One",
    "---\nid: inside\n---\n\nNo heading",
    "---\nid: two\nsection: The second\n---\n\n## Two",
    "---\nid: extra\nbackup: true\n---\n\n## Extra",
    "---\nid: last\n---\n\n## Last",
    "---\nid: more\nbackup: true\n---\n\n## More",
  ];
  const deck = parseDeck([
    { path: "slides/deck.yaml", text: "title: T & U\nlang: en\n" },
    { path: "slides/10.md", text: slides.join("\n\n") },
  ]);
  const html = renderReadingBar(deck);
  expect(readContents(html)).toEqual([
    "- A &lt; B #opening",
    "One #one",
    "- inside #inside",
    "The second #two",
    "- Last #last",
    "In reserve",
    "- Extra #extra",
    "- More #more",
  ]);
  expect(html).toContain('<span class="title">T &amp; U</span>');
  expect(html).toContain('<a class="skip" href="#opening">');
});

test("the bar links the files that lie beside the page, and none where there are none", () => {
  const bar = renderReadingBar(
    parseDeck([
      { path: "slides/deck.yaml", text: "title: T\n" },
      { path: "slides/10.md", text: "# A\n" },
    ]),
  );
  expect(linkFiles(bar, [], "fr")).toBe(bar);
  expect(linkFiles(bar, ["deck-notes.pdf"], "en")).toContain(
    '<a href="deck-notes.pdf" download aria-label="Download: PDF">PDF</a>\n<a class="to-stage"',
  );
});
