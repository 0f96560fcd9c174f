import type { Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck } from "../stagePage.ts";

const slide = (id: string, text: string): string =>
  `---\nid: ${id}\n---\n\n## ${id}\n\n${text}\n\n`;
const LONG = "words ".repeat(400);
const DIAGRAM = "```mermaid\nflowchart LR\n  a --> b\n```";
const FIRST = slide("one", LONG) + slide("two", `${LONG}\n\n${DIAGRAM}`);
const REST = slide("three", LONG) + slide("four", "```js\nrun();\n```") + slide("five", LONG);

let page: Page;

serveDeck({
  "slides/deck.yaml": "title: A deck\nlang: en\n",
  "slides/10-first.md": FIRST,
  "slides/20-rest.md": REST,
});

beforeAll(async () => {
  ({ page } = await openDeck(browser, `${server.address}?read`));
  await page.evaluate(() => Object.assign(window, { mark: true }));
});

let restored = 0;

beforeEach(async () => {
  restored += 1;
  deck.write("slides/20-rest.md", REST);
  deck.write("slides/10-first.md", `${FIRST}\nagain ${restored}\n`);
  await page.locator("#two").getByText(`again ${restored}`, { exact: true }).waitFor();
  await page.locator("#five .slide-link").getByText("#5", { exact: true }).waitFor();
});

/** Scrolls into the middle of a slide, and gives where it is from then on. */
async function readAt(id: string): Promise<() => Promise<number>> {
  const section = page.locator(`#${id}`);
  await section.evaluate((element) => {
    scrollTo(0, element.getBoundingClientRect().top + scrollY + 77);
  });
  return () => section.evaluate((element) => element.getBoundingClientRect().top);
}

test.each([
  ["longer", FIRST.replace(LONG, `${LONG}${LONG}`)],
  ["shorter", FIRST.replace(LONG, "words")],
  ["with another diagram", FIRST.replace("a --> b", "a --> b\n  b --> c\n  b --> d")],
  ["two more", slide("zero", LONG) + FIRST + slide("more", LONG)],
  ["one", slide("one", "all that is left")],
])("slides above that are %s leave what is read where it is, to the pixel", async (_, first) => {
  const measure = await readAt("three");
  const before = await measure();
  deck.write("slides/10-first.md", `${first}\n\nsaved\n`);
  await page.getByText("saved", { exact: true }).waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector("figure[data-figure]") === null);
  expect(Math.abs((await measure()) - before)).toBeLessThan(1);
  expect(await page.evaluate(() => "mark" in window)).toBe(true);
});

test("the slide that is read changes where it is, and others go from around it", async () => {
  const measure = await readAt("three");
  const before = await measure();
  deck.write("slides/20-rest.md", slide("three", `saved ${LONG}`));
  await page.locator("#four").waitFor({ state: "detached" });
  await page.locator("#three").getByText("saved").waitFor();
  expect(Math.abs((await measure()) - before)).toBeLessThan(1);
});

test("what is saved has its number, its button and its line in the contents", async () => {
  deck.write("slides/10-first.md", slide("zero", "```js\nstop();\n```") + FIRST);
  await page.locator("#zero").waitFor({ state: "attached" });
  expect(await page.locator(".slide-link").allInnerTexts()).toEqual("#1 #2 #3 #4 #5 #6".split(" "));
  expect(await page.locator("figure.code").count()).toBe(2);
  expect(await page.locator("figure.code > .copy").count()).toBe(2);
  const links = page.locator(".contents a");
  expect(await links.allTextContents()).toEqual("zero one two three four five".split(" "));
  await page.locator("#five").evaluate((element) => element.scrollIntoView());
  await page.locator('.contents a[href="#five"][aria-current]').waitFor({ state: "attached" });
  await page.locator('.stage-link[href*="five"]').waitFor({ state: "attached" });
});

test("the title of the deck is that of the page and of its bar", async () => {
  deck.write("slides/deck.yaml", "title: Another deck\nlang: en\n");
  await page.waitForFunction(() => document.title === "Another deck");
  await page.locator(".reading-bar .title").getByText("Another deck").waitFor();
});
