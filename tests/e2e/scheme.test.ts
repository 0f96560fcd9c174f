import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { browser, serveDeck, server } from "../served.ts";
import { forbidStorage, forget, openTab, visit, waitForPlace } from "../stagePage.ts";

serveDeck({
  "slides/deck.yaml": "title: Colours",
  "slides/a.md":
    '# Dark or light\n\n---\n\n<!-- .slide: data-background-color="#fff" -->\n\n# On white\n\n' +
    '---\n\n<!-- .slide: data-background-gradient="linear-gradient(#012, oklch(0.3 0.1 260))" -->\n\n# On night\n\n' +
    '---\n\n<!-- .slide: data-background="linear-gradient(#fff, 60%, navy, khaki)" -->\n\n# On day\n\n' +
    '---\n\n<!-- .slide: data-background-image="../assets/a.svg" data-background-size="200px" data-background-opacity="0.3" data-background-color="#210" -->\n\n# On tiles\n',
  "assets/a.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
});

let page: Page;

beforeAll(async () => {
  page = await openTab(browser);
});

beforeEach(async () => {
  await page.emulateMedia({ colorScheme: "light" });
});

/** Loads the page anew, with nothing chosen before unless told otherwise. */
async function open(query = "", hasChoice = false): Promise<void> {
  if (!hasChoice) await forget(page);
  await visit(page, `${server.address}${query}`);
}

/** Whether a page's own background is a light one. */
function isLight(shown: Page): Promise<boolean> {
  return isLightColour(shown, "html", "background-color");
}

function isLightColour(shown: Page, selector: string, property: string): Promise<boolean> {
  return shown.locator(selector).evaluate((element, name) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (canvas === null) throw new Error("no canvas");
    canvas.fillStyle = getComputedStyle(element).getPropertyValue(name);
    canvas.fillRect(0, 0, 1, 1);
    return (canvas.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128;
  }, property);
}

describe("on a stage that was opened without a wish", () => {
  beforeAll(() => open());

  test("it is dark whatever the system prefers", async () => {
    expect(await isLight(page)).toBe(false);
  });

  test("words on a light background of one slide are dark, on a dark stage too", async () => {
    await page.evaluate(() => (location.hash = "#/on-white"));
    await waitForPlace(page, "on-white");
    expect(await isLight(page)).toBe(false);
    expect(await isLightColour(page, "#on-white h1", "color")).toBe(false);
    expect(await isLightColour(page, "#dark-or-light h1", "color")).toBe(true);
  });
});

test("words on a gradient go by all its colours, and so do controls, in the scheme that the address asks for", async () => {
  for (const scheme of ["dark", "light"]) {
    await open(`?scheme=${scheme}#/on-night`);
    expect(await isLight(page)).toBe(scheme === "light");
    await page.locator(".deck.has-dark-background").waitFor();
    expect(await isLightColour(page, "#on-night h1", "color")).toBe(true);
    await page.evaluate(() => (location.hash = "#/on-day"));
    await page.locator(".deck.has-light-background").waitFor();
    expect(await isLightColour(page, "#on-day h1", "color")).toBe(false);
  }
});

test("print is light unless the address asks for dark; a printed slide has its own background, and words that can be read on it", async () => {
  for (const { query, light } of [
    { query: "?print", light: true },
    { query: "?print&steps&scheme=dark", light: false },
  ]) {
    await open(query);
    expect(await isLight(page)).toBe(light);
    expect(await isLightColour(page, "#on-white h1", "color")).toBe(false);
    expect(await isLightColour(page, "#on-white > .ground", "background-color")).toBe(true);
    expect(await isLightColour(page, "#on-night h1", "color")).toBe(true);
    expect(await isLightColour(page, "#on-tiles h1", "color")).toBe(true);
    const read = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { backgroundImage, backgroundSize, opacity } = getComputedStyle(element);
        return `${backgroundImage.slice(0, 15)} ${backgroundSize} ${opacity}`;
      });
    expect(await read("#on-night > .ground")).toBe("linear-gradient cover 1");
    expect(await read("#on-tiles > img")).toMatch(/^url\(.* 200px auto 0\.3$/);
  }
});

test("a printed page goes by nothing else than its address", async () => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => localStorage.setItem("scheme", "dark"));
  await open("?print", true);
  expect(await isLight(page)).toBe(true);
});

test.each(["dark", "light"] as const)(
  "the reading view is %s where the system is",
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await open("?read");
    expect(await isLight(page)).toBe(colorScheme === "light");
  },
);

test("L changes the stage, and the choice is there at the next start, before anything is painted", async () => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open();
  await page.keyboard.press("l");
  expect(await isLight(page)).toBe(true);

  await page.addInitScript(() => {
    new MutationObserver(() => performance.mark("scheme")).observe(document, {
      attributeFilter: ["data-scheme"],
      subtree: true,
    });
  });
  for (const query of ["?read", ""]) {
    await open(query, true);
    await page.waitForFunction(() => performance.getEntriesByName("first-paint").length === 1);
    const [scheme = 0, paint = 0] = await page.evaluate(() =>
      ["scheme", "first-paint"].map((name) => performance.getEntriesByName(name)[0]?.startTime),
    );
    expect(await isLight(page)).toBe(true);
    expect(scheme).toBeGreaterThan(0);
    expect(scheme).toBeLessThan(paint);
  }

  await page.keyboard.press("l");
  expect(await isLight(page)).toBe(false);
});

test("storage is not asked for while the page is read: a file on disk may get one that is dead", async () => {
  const tab = await openTab(browser);
  await tab.addInitScript(() => {
    const storage = localStorage;
    let hasFrame = false;
    requestAnimationFrame(() => (hasFrame = true));
    Object.defineProperty(window, "localStorage", {
      get() {
        performance.mark(hasFrame ? "asked" : "asked too early");
        return storage;
      },
    });
  });
  await visit(tab, server.address);
  const count = (mark: string): Promise<number> =>
    tab.evaluate((name) => performance.getEntriesByName(name).length, mark);
  expect(await count("asked")).toBeGreaterThan(0);
  expect(await count("asked too early")).toBe(0);
  await tab.close();
});

test("where storage is forbidden, L works and nothing fails", async () => {
  const tab = await openTab(browser);
  await forbidStorage(tab);
  const faults: string[] = [];
  tab.on("pageerror", (error) => faults.push(error.message));
  await visit(tab, server.address);
  await tab.keyboard.press("l");
  expect(await isLight(tab)).toBe(true);
  expect(faults).toEqual([]);
  await tab.close();
});
