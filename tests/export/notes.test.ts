import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assertNoNotes } from "../../src/export/buildSite.ts";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { createScratch } from "../scratch.ts";

const log = (): void => undefined;

test.each([
  ["index.html", `<aside id="a" class='loud notes'>SECRET</aside>`],
  ["index.html", "<ASIDE class=notes>SECRET</ASIDE>"],
  ["index.html", `<p data-notes="SECRET">`],
  ["assets/a.js", 'let a="<aside class=\\"notes\\">SECRET"'],
  ["assets/a.js", "let a=`<p data-notes='${b}'>`"],
  ["assets/a.js", "a.className=`notes`"],
  ["assets/a.js", 'a.dataset.notes="SECRET"'],
  ["assets/a.css", "p{background:url(\"data:image/svg+xml,%3Cp data-notes='SECRET'>\")}"],
  ["assets/a.svg", '<svg><foreignObject><aside class="notes">SECRET</aside></foreignObject></svg>'],
])("%s with %s is refused, without its words", (path, text) => {
  const look = (): void => assertNoNotes(new Map([[path, text]]));
  expect(look).toThrow(path);
  expect(look).not.toThrow("SECRET");
});

test.each([
  `<aside class="notesy">words</aside><div class="notes">`,
  "<p>data-notes=1 and &lt;aside class=&quot;notes&quot;&gt;</p>",
  'document.querySelectorAll("aside.notes")',
])("%s holds none", (text) => {
  expect(() => assertNoNotes(new Map([["index.html", text]]))).not.toThrow();
});

test("an export refuses the notes of a component and of a drawing, and writes nothing", async () => {
  const deck = createScratch({
    "slides/deck.yaml": "title: A",
    "slides/10.md": "## A\n\n![A](../assets/a.svg){.inline}\n\nNote: SECRET",
    "slides/components/a-box.ts":
      "customElements.define('a-box', class extends HTMLElement { connectedCallback() { this.innerHTML = '<aside class=\"notes\">SECRET</aside>'; } });",
    "assets/a.svg":
      '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><aside class="notes">SECRET</aside></foreignObject></svg>',
  });
  try {
    const run = exportDeck({ root: deck.root, outputs: ["html"], notes: false, log });
    await expect(run).rejects.toThrow(
      /publish speaker notes.*assets\/.*\.js holds.*index\.html holds/,
    );
    expect(existsSync(join(deck.root, "dist"))).toBe(false);
  } finally {
    deck.remove();
  }
});
