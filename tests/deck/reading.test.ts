import { expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { renderPage } from "../../src/deck/render/page.ts";

/** The text of the contents, a line for each heading and item. */
function readContents(html: string): string[] {
  const [, contents = ""] = /<nav[^>]*>([\s\S]*)<\/nav>/.exec(html) ?? [];
  return [...contents.matchAll(/<(p|li)>(?:<a href="([^"]*)">)?([^<]*)/g)].map(
    ([, tag, href = "", text]) => `${tag === "p" ? "" : "- "}${text} ${href}`.trimEnd(),
  );
}

test("the contents list every slide under the part that it belongs to, backup slides by themselves", () => {
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
  const html = renderPage("<!-- reading bar -->", deck, { notes: false });
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
  expect(html).toContain('<a class="skip-link" href="#opening">');
});

test("the bar links the files that are beside the page, and none where there are none", () => {
  const deck = parseDeck([
    { path: "slides/deck.yaml", text: "title: T\nlang: en\n" },
    { path: "slides/10.md", text: "# A\n" },
  ]);
  const renderBar = (files?: string[]): string =>
    renderPage("<!-- reading bar -->", deck, {
      notes: false,
      ...(files && { written: { files } }),
    });
  expect(renderBar()).not.toContain("download");
  expect(renderBar([])).toBe(renderBar());
  expect(renderBar(["deck-notes.pdf"])).toContain(
    '<a href="deck-notes.pdf" download aria-label="Download: PDF">PDF</a>\n<a class="stage-link"',
  );
});

test("only the speaker's own copy, once it is written, says that it is not to be shared", () => {
  const deck = parseDeck([{ path: "slides/deck.yaml", text: "title: T\nlang: en\n" }]);
  const render = (options: Parameters<typeof renderPage>[2]): string =>
    renderPage("<html><!-- reading bar -->", deck, options);
  expect(render({ notes: true, written: {} })).toContain(
    '<p class="notes-banner">The speaker’s own',
  );
  expect(render({ notes: true })).not.toContain("notes-banner");
  expect(render({ notes: false, written: {} })).not.toContain("notes-banner");
  expect(render({ notes: true, attributes: { "data-revision": 0 } })).toMatch(
    /^<html lang="en" data-revision="0">/,
  );
});
