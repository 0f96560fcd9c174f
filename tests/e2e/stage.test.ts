import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listFigures } from "../../src/deck/parseDeck.ts";
import { goTo as walkTo } from "../../src/export/stageWalk.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { exportFile, weighFile } from "../exportFile.ts";
import { copyDeck } from "../scratch.ts";
import { browser, deck, serveDeck, server } from "../served.ts";
import { openDeck, pressTo, readPlace, visit, waitForPlace } from "../stagePage.ts";
import { isThorough } from "../thorough.ts";

serveDeck(copyDeck);

let file: string;
/** How many diagrams and charts the slides have. */
let figureCount: number;
let slideCount: number;

beforeAll(async () => {
  const parsed = readSlides(deck.root).deck;
  figureCount = listFigures(parsed).length;
  slideCount = parsed.slides.length;
  file = await exportFile(deck.root);
});

const getFile = (): string => file;
const getServer = (): string => server.address;

test("the file to share is light, as it is and compressed", () => {
  const { size, compressed } = weighFile(file);
  expect(size).toBeLessThan(260_000);
  expect(compressed).toBeLessThan(90_000);
});

/** Of every diagram and chart, whether it is drawn in some size. */
function listDrawn(page: Page): Promise<readonly boolean[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("figure.figure")].map((figure) => {
      const box = figure.querySelector("svg")?.viewBox.baseVal;
      return (box?.width ?? 0) > 100 && (box?.height ?? 0) > 100;
    }),
  );
}

const listAllDrawn = (): readonly boolean[] => Array.from({ length: figureCount }, () => true);

const addresses = [
  ["the file on disk", getFile],
  ...(isThorough ? [["the dev server", getServer] as const] : []),
] as const;

describe.each(addresses)("on %s", (_name, getAddress) => {
  let page: Page;
  let faults: readonly string[];

  beforeAll(async () => {
    ({ page, faults } = await openDeck(browser, getAddress()));
    await page.context().setOffline(getAddress().startsWith("file:"));
  });

  afterAll(async () => {
    await page.context().setOffline(false);
    await page.close();
  });

  /** Reveal may write the address of the place before once more, a moment later. */
  const goTo = (id: string): Promise<void> => walkTo(page, { id, step: 0 });

  test("a clicker walks every slide and step and back, with no fault and no request outside", async () => {
    const places = [await readPlace(page)];
    for (;;) {
      await page.keyboard.press("PageDown");
      const place = await readPlace(page);
      if (place === places.at(-1)) break;
      places.push(place);
    }
    const slides = new Set(places.map((place) => place.split("+")[0]));
    expect(slides.size).toBe(slideCount);
    for (const place of places.toReversed().slice(1)) {
      await page.keyboard.press("PageUp");
      expect(await readPlace(page)).toBe(place);
    }
    expect(faults).toEqual([]);
  });

  test("every diagram and chart is drawn, wherever it is", async () => {
    expect(figureCount).toBeGreaterThan(0);
    expect(await listDrawn(page)).toEqual(listAllDrawn());
  });

  test("the picture behind a slide is shown, as large as the stage", async () => {
    await goTo("picture");
    const picture = page.locator(
      ".slide-background.present.layout-picture > .slide-background-content",
    );
    await picture.waitFor();
    const size = await picture.evaluate(async (element) => {
      const [, address = ""] =
        /^url\("(.*)"\)$/.exec(getComputedStyle(element).backgroundImage) ?? [];
      const image = new Image();
      image.src = address;
      await image.decode();
      return [element.clientWidth, element.clientHeight];
    });
    expect(size).toEqual([1280, 720]);
  });

  test("a step through code lights its lines only", async () => {
    await goTo("code");
    const countLit = (): Promise<number> => page.locator("#code .line:not(.dim)").count();
    const before = await countLit();
    const all = await page.locator("#code .line").count();
    expect(before).toBeLessThan(all);
    await pressTo(page, "ArrowRight", "code+1");
    expect(await page.locator("#code .line.dim").count()).toBeGreaterThan(0);
  });

  test("keys: help from the table, black screen, first, last, overview", async () => {
    await pressTo(page, "Home", "title");
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("écran noir").waitFor();
    await page.keyboard.press("ArrowRight");
    expect(await readPlace(page)).toBe("title");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await page.keyboard.press("b");
    await page.locator('.cover[data-cover="black"]').waitFor();
    await page.keyboard.press("PageDown");
    await page.locator(".cover").waitFor({ state: "detached" });
    expect(await readPlace(page)).toBe("title");

    await pressTo(page, "End", "backup");
    await pressTo(page, "Home", "title");
    await page.keyboard.press("o");
    await page.waitForSelector(".reveal.overview");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".reveal:not(.overview)");
    await waitForPlace(page, "picture");
  });

  test("backup slides are outside the count", async () => {
    await goTo("end");
    await expect
      .poll(async () => (await page.locator(".slide-number").innerText()).replace(/\s/g, ""))
      .toBe(`${slideCount - 1}/${slideCount - 1}`);
  });

  test("an address leads to a slide and to a step, at the start and later", async () => {
    await visit(page, `${getAddress()}#/code/0`, false);
    await waitForPlace(page, "code+1");
    await page.evaluate(() => (location.hash = "#chart"));
    await waitForPlace(page, "chart");
    await page.waitForFunction(() => location.hash === "#/chart");
    // As reveal does when it is late.
    await page.evaluate(() => {
      location.hash = "#/points";
      history.replaceState(null, "", "#/chart");
    });
    await waitForPlace(page, "points");
    expect(faults).toEqual([]);
  });

  test("a narrow screen gets the reading view: all slides in page flow", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await visit(page, getAddress(), false);
    expect(await page.getAttribute("html", "data-view")).toBe("read");
    expect(await page.locator("section#backup").isVisible()).toBe(true);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    expect(faults).toEqual([]);
  });
});

test("the dev server's page draws every diagram and chart, and leads to its end and back, with no fault", async () => {
  const { page, faults } = await openDeck(browser, server.address);
  expect(await listDrawn(page)).toEqual(listAllDrawn());
  await pressTo(page, "End", "backup");
  await pressTo(page, "PageUp", "end");
  expect(faults).toEqual([]);
  await page.close();
});

test("the shared file is complete without JavaScript, and carries no notes", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(file);
  expect(await page.locator("section#backup").isVisible()).toBe(true);
  expect(await page.locator("figure.figure > svg").count()).toBe(figureCount);
  expect(await page.content()).not.toMatch(/Un mot pour|class="notes"|mermaid\.render/);
  await context.close();
});
