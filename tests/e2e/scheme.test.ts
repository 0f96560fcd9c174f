import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { browser, serveDeck, server } from "../served.ts";
import { forbidStorage, openTab } from "../stagePage.ts";

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

async function openPage(colorScheme: "dark" | "light" = "light"): Promise<Page> {
  const page = await openTab(browser);
  await page.emulateMedia({ colorScheme });
  await visit(page);
  return page;
}

async function visit(page: Page, query = ""): Promise<void> {
  await page.goto(`${server.address}${query}`);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
}

/** Whether the page's own background is a light one. */
function isLight(page: Page): Promise<boolean> {
  return isLightColour(page, "html", "background-color");
}

function isLightColour(page: Page, selector: string, property: string): Promise<boolean> {
  return page.locator(selector).evaluate((element, name) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (canvas === null) throw new Error("no canvas");
    canvas.fillStyle = getComputedStyle(element).getPropertyValue(name);
    canvas.fillRect(0, 0, 1, 1);
    return (canvas.getImageData(0, 0, 1, 1).data[0] ?? 0) > 128;
  }, property);
}

test("the stage opens dark whatever the system prefers, and paper is light", async () => {
  const page = await openPage("light");
  expect(await isLight(page)).toBe(false);
  await visit(page, "?print");
  expect(await isLight(page)).toBe(true);
  await page.close();
});

test("words on a light background of one slide are dark, on a dark stage too", async () => {
  const page = await openPage();
  await visit(page, "#/on-white");
  expect(await isLight(page)).toBe(false);
  expect(await isLightColour(page, "#on-white h1", "color")).toBe(false);
  expect(await isLightColour(page, "#dark-or-light h1", "color")).toBe(true);
  await page.close();
});

test("words on a gradient go by all its colours, and so do controls", async () => {
  const page = await openPage();
  for (const scheme of ["dark", "light"]) {
    await visit(page, `?scheme=${scheme}#/on-night`);
    await page.locator(".deck.has-dark-background").waitFor();
    expect(await isLightColour(page, "#on-night h1", "color")).toBe(true);
    await page.evaluate(() => (location.hash = "#/on-day"));
    await page.locator(".deck.has-light-background").waitFor();
    expect(await isLightColour(page, "#on-day h1", "color")).toBe(false);
  }
  await page.close();
});

test("a printed slide has its own background, and words that can be read on it", async () => {
  const page = await openPage();
  for (const query of ["?print", "?print&steps&scheme=dark"]) {
    await visit(page, query);
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
  await page.close();
});

test.each(["dark", "light"] as const)(
  "the reading view is %s where the system is",
  async (colorScheme) => {
    const page = await openPage(colorScheme);
    await visit(page, "?read");
    expect(await isLight(page)).toBe(colorScheme === "light");
    await page.close();
  },
);

test("L changes the stage, and the choice is there at the next start, before anything is painted", async () => {
  const page = await openPage("dark");
  await page.keyboard.press("l");
  expect(await isLight(page)).toBe(true);

  await page.addInitScript(() => {
    new MutationObserver(() => performance.mark("scheme")).observe(document, {
      attributeFilter: ["data-scheme"],
      subtree: true,
    });
  });
  for (const query of ["", "?read"]) {
    await page.goto(`${server.address}${query}`);
    await page.waitForFunction(() => performance.getEntriesByName("first-paint").length === 1);
    const [scheme = 0, paint = 0] = await page.evaluate(() =>
      ["scheme", "first-paint"].map((name) => performance.getEntriesByName(name)[0]?.startTime),
    );
    expect(await isLight(page)).toBe(true);
    expect(scheme).toBeGreaterThan(0);
    expect(scheme).toBeLessThan(paint);
  }

  await visit(page);
  await page.keyboard.press("l");
  expect(await isLight(page)).toBe(false);
  await page.close();
});

test("an address can ask for a scheme, a printed page goes by nothing else", async () => {
  const page = await openPage("dark");
  await visit(page, "?scheme=light");
  expect(await isLight(page)).toBe(true);
  await visit(page, "?print&scheme=dark");
  expect(await isLight(page)).toBe(false);
  await page.evaluate(() => localStorage.setItem("scheme", "dark"));
  await visit(page, "?print");
  expect(await isLight(page)).toBe(true);
  await page.close();
});

test("storage is not asked for while the page is read: a file on disk may get one that is dead", async () => {
  const page = await openTab(browser);
  await page.addInitScript(() => {
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
  await visit(page);
  const count = (mark: string): Promise<number> =>
    page.evaluate((name) => performance.getEntriesByName(name).length, mark);
  expect(await count("asked")).toBeGreaterThan(0);
  expect(await count("asked too early")).toBe(0);
  await page.close();
});

test("where storage is forbidden, L works and nothing fails", async () => {
  const page = await openTab(browser);
  await forbidStorage(page);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await visit(page);
  await page.keyboard.press("l");
  expect(await isLight(page)).toBe(true);
  expect(faults).toEqual([]);
  await page.close();
});
