import { expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { renderPage } from "../../src/deck/render/page.ts";

function head(text: string, preview?: string): string {
  const deck = parseDeck([{ path: "slides/deck.yaml", text }]);
  return renderPage("<!-- head -->", deck, { notes: false, written: { preview } });
}

function show(url?: string): string {
  return head(`title: T & U\n${url === undefined ? "" : `url: "${url}"\n`}`, "a.png");
}

test("a shared link shows the deck's title and description, and its own address once it has one", () => {
  const found = head(
    'title: "A \\"B\\""\nlang: en\ndescription: Why & how\nurl: https://a.org/deck\n',
  );
  expect(found).toContain('<meta property="og:title" content="A “B”" />');
  expect(found).toContain('<meta property="og:description" content="Why &amp; how" />');
  expect(found).toContain('<meta property="og:url" content="https://a.org/deck/" />');
  expect(found).toContain('<link rel="canonical" href="https://a.org/deck/" />');
  expect(head("title: A\nsubtitle: Below\n")).toContain('"og:description" content="Below"');
  for (const url of ["‹https://a.org›", "javascript:alert(1)", "https://", "a.org"]) {
    expect(head(`title: A\nurl: "${url}"\n`)).not.toMatch(/og:url|canonical/);
  }
});

test("its picture lies beside the page: by its whole address once the deck has one", () => {
  expect(show()).toContain('<meta property="og:image" content="a.png" />');
  expect(show("https://a.org/deck")).toContain('content="https://a.org/deck/a.png"');
  expect(show("https://a.org/deck/index.html?x=1#b")).toContain(
    'content="https://a.org/deck/a.png"',
  );
  expect(show()).toContain('content="T &amp; U"');
});
