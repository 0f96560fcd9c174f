import { expect, test } from "vitest";
import { buildSite } from "../../src/export/buildSite.ts";
import { finishSite, inlinePage } from "../../src/export/finishPages.ts";
import { readText } from "../../src/export/site.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { createScratch } from "../scratch.ts";

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>';

test("files that raw HTML names are in the site and in the one file", async () => {
  const deck = createScratch({
    "slides/deck.yaml": "title: A",
    "slides/10.md":
      '## A\n\n<img src=../assets/a.svg alt=A>\n<img data-src="../assets/b.svg" srcset="../assets/c.svg 2x" alt="B">\n' +
      '<iframe data-src="../assets/d.html" title="D"></iframe>\n' +
      '<p style="background: url(../assets/e.svg)">text</p>\n<link rel="stylesheet" href="css/f.css">',
    "slides/css/f.css": ".deck .shown { background: url(../../assets/g.svg); color: red }",
    "assets/d.html": "<!doctype html><p>Framed",
    ...Object.fromEntries(
      ["a", "b", "c", "e", "g"].map((name) => [
        `assets/${name}.svg`,
        DOT.replace("4", `${name.charCodeAt(0)}`),
      ]),
    ),
  });
  try {
    const site = await buildSite({
      root: deck.root,
      notes: false,
      svgByName: new Map(),
      source: readSlides(deck.root),
      pages: { "index.html": {} },
    });
    const file = inlinePage(site, "index.html");
    for (const html of [readText(finishSite(site, "index.html"), "index.html"), file]) {
      expect(html).not.toMatch(/(?:src|href|srcset)=["']?(?:\.\.|\/)|url\((?:&quot;)?[./]*assets/);
      for (const name of "abce") expect(html).toContain(`r='${name.charCodeAt(0)}'`);
      expect(/srcset="([^"]*) 2x"/.exec(html)?.[1]).not.toContain(" ");
    }
    expect(file).toMatch(/src="data:text\/html[,;]/);
  } finally {
    deck.remove();
  }
});
