import { expect, test } from "vitest";
import { exportFile, weighFile } from "../exportFile.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck } from "../stagePage.ts";

const FORMULA = "$\\sum_{i=1}^n \\sqrt{x_i}$";
const slides = (formula: string): string =>
  `---\nid: one\n---\n\n## The law ${formula}\n\nText\n\n$$${Array(20).fill(formula.slice(1, -1)).join("+")}$$\n`;

serveDeck({
  "slides/deck.yaml": "title: Formulas\nlang: en\n",
  "slides/10-a.md": slides("none"),
});

/** The fonts that a page has loaded for its formulas. */
const listFonts = (): string[] =>
  [...document.fonts]
    .filter(({ family, status }) => family.startsWith("KaTeX") && status === "loaded")
    .map(({ family }) => family)
    .toSorted();
const FONTS = ["KaTeX_Main", "KaTeX_Math", "KaTeX_Size1", "KaTeX_Size2"];

test("the first formula of a deck that is served has its look", async () => {
  const { page, faults } = await openDeck(browser, server.address);
  deck.write("slides/10-a.md", slides(FORMULA));
  await page.waitForSelector("bdi.katex");
  await expect.poll(() => page.evaluate(listFonts)).toEqual(expect.arrayContaining(FONTS));
  expect(faults).toEqual([]);
  await page.close();
});

test("one file holds the fonts of its formulas, no script for them, and a phone scrolls a wide one", async () => {
  deck.write("slides/10-a.md", slides("none"));
  const without = weighFile(await exportFile(deck.root)).size;
  deck.write("slides/10-a.md", slides(FORMULA));
  const file = await exportFile(deck.root);
  expect(weighFile(file).size - without).toBeLessThan(90_000);
  const { page, faults } = await openDeck(browser, file);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(listFonts)).toEqual(FONTS);
  expect(await page.evaluate(() => document.fonts.size)).toBeLessThan(15);
  const scripts = await page.evaluate(() => [...document.scripts].map(({ text }) => text).join());
  expect(scripts).not.toMatch(/ParseError|mathnormal/);
  await page.setViewportSize({ width: 390, height: 700 });
  await page.goto(`${file}?read`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const scroller = page.locator(".katex-display");
  expect(await scroller.getAttribute("tabindex")).toBe("0");
  const label = await page.locator("a.slide-link").getAttribute("aria-label");
  expect(label).toContain(`The law ${FORMULA.slice(1, -1)}`);
  expect(faults).toEqual([]);
  await page.close();
});
