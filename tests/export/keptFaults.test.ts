import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInBrowser } from "../../src/check/checkDeck.ts";
import { listColumns } from "../../src/check/faults.ts";
import type { Problem } from "../../src/deck/problem.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { createScratch, shareDrawings, type Scratch } from "../scratch.ts";
import { getBrowser } from "../served.ts";
import { isThorough } from "../thorough.ts";

const WIDE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 15 1"><path d="M0 0h15v1z"/></svg>';
const CHART = `title: Points
description: How many there are.
data: { url: data/points.csv }
mark: { type: text, fontSize: 30 }
encoding: { x: { field: x, type: nominal }, text: { field: words } }`;

const SLIDES = `---
id: first
---

## A slide

Words {.soft}

---
id: chart
---

## A chart

\`\`\`vega-lite
${CHART}
\`\`\`

---
id: picture
---

## A picture

![A picture](../assets/picture.svg){.soft}

Words {.soft}
`;

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({
    "slides/deck.yaml": "title: A deck\nlang: en\n",
    "slides/theme.css": ".soft { font-size: 24px; max-width: none; }",
    "slides/data/points.csv": "x,words\n1,few\n",
    "assets/picture.svg": WIDE,
    "slides/10.md": SLIDES,
  });
  shareDrawings(deck);
});

afterAll(() => deck?.remove());

/** What is found, and how many pages a browser was shown for that. */
async function check(): Promise<{ problems: readonly Problem[]; pages: number }> {
  let pages = 0;
  const log = (line: string): void => void (pages += line.startsWith("looking") ? 1 : 0);
  const { problems } = await checkInBrowser(deck.root, getBrowser, log);
  return { problems, pages };
}

const forget = (): void =>
  rmSync(join(deck.root, "node_modules/.cache/check.json"), { force: true });

/** Each leads to other findings than the one before. */
const EDITS: readonly (readonly [what: string, path: string, from: string, to: string])[] = [
  [
    "a slide's text",
    "slides/10.md",
    "## A chart",
    "<b style='font-size: 9px'>Tiny</b>\n\n## A chart",
  ],
  ["lines above a slide", "slides/10.md", "## A slide", "Now,\nin two lines\n\n## A slide"],
  ["the theme", "slides/theme.css", "24px", "12px"],
  ["the data of a chart", "slides/data/points.csv", "few", `${"so many words ".repeat(20)}`],
  ["a picture", "assets/picture.svg", "M0 0h15v1z", 'M0 0h15v1z"/><path d="M0 0'],
  ["a picture's size", "assets/picture.svg", "<svg", '<svg width="1500" height="100"'],
  [
    "another slide's style",
    "slides/10.md",
    "Now,",
    "<style>h2 { font-size: 15px }</style>\n\nNow,",
  ],
  ["deck.yaml", "slides/deck.yaml", "A deck", "Another"],
];

/** Of what is kept with a slide, of what is not, and of what is drawn. */
const USUAL = ["a slide's text", "the theme", "the data of a chart"];

test("what was found before is what would be found again, whatever is edited", async () => {
  let before = (await check()).problems;
  for (const [what, path, from, to] of EDITS) {
    if (!isThorough && !USUAL.includes(what)) continue;
    const text = readFileSync(join(deck.root, path), "utf8");
    deck.write(path, text.replace(from, to));
    const kept = await check();
    forget();
    const anew = await check();
    expect(kept.problems, what).toEqual(anew.problems);
    expect(kept.pages, what).toBe(1);
    if (!["deck.yaml", "a picture"].includes(what)) expect(anew.problems, what).not.toEqual(before);
    before = anew.problems;
  }
}, 120_000);

test("nothing that was found with another version of the tool is kept", () => {
  const tool = createScratch({ "src/theme/theme.css": "p { color: #888; }" });
  try {
    const source = readSlides(deck.root);
    const options = { svgByName: new Map<string, string>(), notes: true };
    const listKeys = () => listColumns(source, deck.root, options, tool.root).map(({ key }) => key);
    const before = listKeys();
    expect(listKeys()).toEqual(before);
    tool.write("src/theme/theme.css", "p { color: #999; }");
    expect(listKeys().filter((key) => before.includes(key))).toEqual([]);
  } finally {
    tool.remove();
  }
});

test("of slides that are what they were, no browser is asked", async () => {
  const { problems } = await check();
  deck.write("slides/20.md", "---\nhidden: true\n---\n\n## Not shown\n");
  const { problems: again } = await checkInBrowser(
    deck.root,
    () => Promise.reject(new Error("nobody needs a browser")),
    () => undefined,
  );
  expect(again).toEqual(problems);
  deck.write("slides/30.md", "## One more\n\n<b style='font-size: 9px'>Tiny</b>\n");
  const more = await check();
  expect(more.problems.length).toBeGreaterThan(problems.length);
  expect(more.problems).toEqual(expect.arrayContaining([...problems]));
});
