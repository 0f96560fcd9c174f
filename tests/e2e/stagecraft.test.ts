import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../../src/export/chromium.ts";
import { startDevServer, type DevServer } from "../devServer.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { openDeck, pressTo, waitForPlace } from "../stagePage.ts";

const SLIDES = `---
id: a
---

## First title

---
id: b
---

## Second title

- step {.fragment}

---
id: c
---

## Top

----
id: d
---

## Below

---
id: e
backup: true
---

## For questions
`;

let deck: Scratch;
let server: DevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  deck = createScratch({ "slides/deck.yaml": "title: A deck\n", "slides/10.md": SLIDES });
  browser = await launchChromium();
  server = await startDevServer(deck.root);
});

afterAll(async () => {
  await server?.close();
  await browser?.close();
  deck?.remove();
});

beforeEach(async () => {
  ({ page } = await openDeck(browser, server.address));
});

afterEach(() => page.context().close());

test.each([
  ["b", "black"],
  ["w", "white"],
  ["a", "waiting"],
])("%s covers the stage, and any clicker key brings the slide back", async (key, kind) => {
  await page.keyboard.press(key);
  await page.locator(`.cover[data-cover="${kind}"]`).waitFor();
  await page.keyboard.press("PageDown");
  await page.locator(".cover").waitFor({ state: "detached" });
  await waitForPlace(page, "a");
});

test("a number or words of a title and Enter lead to a slide, N back to slide and step", async () => {
  await pressTo(page, "ArrowRight", "b");
  await pressTo(page, "ArrowRight", "b+1");
  await page.keyboard.press("4");
  await pressTo(page, "Enter", "d");
  await pressTo(page, "n", "b+1");
  await page.keyboard.press("g");
  await page.keyboard.type("questions");
  await pressTo(page, "Enter", "e");
  await pressTo(page, "n", "b+1");
});

test("a stack is always entered at its top, wherever it was left", async () => {
  await page.evaluate(() => (location.hash = "#/d"));
  await waitForPlace(page, "d");
  await pressTo(page, "Home", "a");
  await page.evaluate(() => (location.hash = "#/b/0"));
  await waitForPlace(page, "b+1");
  await pressTo(page, "PageDown", "c");
});

test("keys pressed while a dialog is open move nothing", async () => {
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("écran blanc").waitFor();
  for (const key of ["ArrowRight", "b"]) await page.keyboard.press(key);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.locator(".cover").count()).toBe(0);
  await waitForPlace(page, "a");
});
