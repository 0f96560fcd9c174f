import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { renderSlides } from "../../src/deck/render/render.ts";
import { getBrowser } from "../served.ts";
import { readTree, type SlideTree } from "../slideTree.ts";
import { simplifySlides } from "./simplifySlides.ts";

/** Markdown as decks for reveal's own plugin write it. */
const DECKS: Readonly<Record<string, string>> = {
  "slides and vertical slides": `# One

text

---

## Two

--

## Below

--

### Below that

---

## Three`,

  "attributes of slides, anywhere in them": `<!-- .slide: id="own-first" class="wide calm" data-transition="zoom" data-state="x" -->
# One

text <!-- .slide: data-background-color="#123456" -->

---

## Two

- a list
<!-- .slide: data-background-image="/assets/sky.png" data-background-size="50%" -->

--

## Below

text

<!-- .slide: data-visibility="uncounted" data-menu -->

Note: words`,

  "attributes of a heading, a paragraph, a quote and a picture": `## Heading <!-- .element: class="big" -->

A paragraph <!-- .element: class="fragment fade-up" data-fragment-index="2" -->

Another one
<!-- .element: class="fragment" data-x="a b" -->

> A quote
<!-- .element: class="fragment" -->

> Inside a quote <!-- .element: class="inner" -->

![A picture](/assets/a.png) <!-- .element: class="fragment" width="200" -->

![A picture](/assets/a.png)
<!-- .element: class="fragment" -->

*emphasis* and **strong** text <!-- .element: class="on-strong" -->

\`code\` <!-- .element: class="on-code" --> goes on`,

  "attributes of list items, lists and tables": `- one <!-- .element: class="fragment" -->
- two <!-- .element: class="fragment" data-fragment-index="1" -->
  - inner <!-- .element: class="fragment" -->
- **three** <!-- .element: class="on-strong" -->
- four
<!-- .element: class="last" -->

1. one
2. two

<!-- .element: class="whole" -->

- loose <!-- .element: class="in-paragraph" -->

- loose

| a | b |
|---|--:|
| c <!-- .element: class="cell" --> | 1 |

<!-- .element: class="wide" -->

\`\`\`yaml
a: 1
\`\`\`
<!-- .element: class="stretch" -->`,

  "attributes before anything are the slide's": `<!-- .element: class="on-slide" -->

## Title

<!-- an ordinary remark -->

text <!-- and another -->`,

  "notes after Note: and Notes:": `## One

text

Note:
Some *words*

- a list
- of notes

---

## Two

text
Notes: on one line

--

## Three

NOTE: loud`,

  "code with lines": `\`\`\`yaml [1-2|3]
a: 1
b: 2
c: <3>
\`\`\`

\`\`\`go [10: 1|3-4,2]
a
b
c
d
\`\`\`

\`\`\`javascript
let a;
\`\`\`

    indented

text with \`a <b>\``,

  "breaks and notes directly after HTML": `<div class="box">

## One

</div>
Note: words
---
<p>Two</p>
--
## Below

<div class="box">text</div>
Notes:
- a list
- of notes`,

  "Markdown as it is": `Title
=====

A line
goes on  
and breaks, with *em*, **strong**, ~~gone~~, [a link](https://example.org/a?b=c "Title") and
https://example.org/path.

* a
* b

  para

1. x
   1. y

> quote
> - list

***

| left | centre | right |
|:-----|:------:|------:|
| a    | b      | c \\| d |

![alt text](/assets/a.png "Title")

<div class="raw" data-x="1"><b>raw</b> HTML</div>

<span class="inline">inline</span> &amp; &copy; \\*escaped\\*

###### Six`,
};

/** The plugin's global, in the page. */
declare const RevealMarkdown: () => {
  init(deck: { getConfig(): object; getRevealElement(): Element | null }): Promise<void>;
};

const PLUGIN = join(import.meta.dirname, "../../node_modules/reveal.js/dist/plugin/markdown.js");

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await getBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ path: PLUGIN });
});

/** What reveal's plugin makes of a deck, before reveal itself touches it. */
async function renderThere(markdown: string): Promise<SlideTree> {
  await page.evaluate(async (text) => {
    document.body.innerHTML =
      '<div class="reveal"><div class="slides"><section data-markdown><textarea data-template></textarea></section></div></div>';
    document.querySelector("section")?.setAttribute("data-separator-vertical", "\r?\n--\r?\n");
    document.querySelector("textarea")?.append(text);
    await RevealMarkdown().init({
      getConfig: () => ({}),
      getRevealElement: () => document.querySelector(".reveal"),
    });
  }, markdown);
  return page.locator(".slides").evaluate(readTree);
}

async function renderHere(markdown: string): Promise<SlideTree> {
  const deck = parseDeck([
    { path: "slides/deck.yaml", text: "title: A\nlang: en" },
    { path: "slides/10.md", text: markdown },
  ]);
  expect(deck.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const html = renderSlides(deck, { notes: true, svgByName: new Map() });
  await page.evaluate((slides) => {
    document.body.innerHTML = `<div class="slides">${slides}</div>`;
  }, html);
  return page.locator(".slides").evaluate(readTree);
}

describe("a deck for reveal's own Markdown plugin has the same slides here", () => {
  test.each(Object.entries(DECKS))("%s", async (_name, markdown) => {
    const there = simplifySlides(await renderThere(markdown));
    expect(simplifySlides(await renderHere(markdown))).toEqual(there);
  });
});
