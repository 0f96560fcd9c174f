import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browser, serveDeck, server } from "../served.ts";
import { forget, openTab, visit, waitForPlace } from "../stagePage.ts";

const SLIDES = [
  "---\nid: a\n---\n\n# A talk for everybody\n\n[[toc]]\n\nNote: words",
  '---\nid: b\nsection: true\nbackup: true\n---\n\n## Code\n\n```bash [1|2] title="a.sh"\nfirst\nsecond\n```\n\n> [!TIP]\n> Do\n\nNote: words',
  "---\nid: c\n---\n\n## Numbers\n\n| | Size |\n|---|---|\n| One | 1 |\n\n![A dot](../assets/dot.svg){.inline}\n\n- now\n- then {.fragment}",
];

serveDeck({
  "slides/deck.yaml": "title: For everybody\nlang: en\n",
  "slides/10.md": SLIDES.join("\n\n"),
  "assets/dot.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>',
});

let page: Page;

beforeAll(async () => {
  page = await openTab(browser);
});

/** Opens the deck as on a first visit, at stage size and in the browser's own colours. */
async function open(query: string): Promise<void> {
  await page.emulateMedia({ forcedColors: null, colorScheme: null });
  await page.setViewportSize({ width: 1280, height: 720 });
  await forget(page);
  await visit(page, `${server.address}${query}`);
}

/** Everything that axe-core finds on the page as it is now. */
async function findFaults(): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) {
    const path = createRequire(import.meta.url).resolve("axe-core");
    // Not as a script of the page, which its policy forbids.
    await page.evaluate(readFileSync(path, "utf8"));
  }
  return page.evaluate(async () => {
    const { axe: checker } = window as typeof window & { readonly axe: typeof axe };
    const { violations } = await checker.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

test.each(["light", "dark"])(
  "the reading view is clean in its %s colours, at every width",
  async (scheme) => {
    await open(`?read&scheme=${scheme}`);
    expect(await findFaults()).toEqual([]);
    await page.setViewportSize({ width: 320, height: 600 });
    await page.getByRole("button", { name: "Contents" }).click();
    expect(await findFaults()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  },
);

test("the speaker view is clean, so is its list of slides", async () => {
  await open("?speaker");
  expect(await findFaults()).toEqual([]);
  await page.keyboard.press("o");
  await page.getByRole("dialog").waitFor();
  expect(await findFaults()).toEqual([]);
});

test("where the system gives the colours, what is chosen and what a step lights still show", async () => {
  await open("?read#b");
  await page.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  const chosen = page.locator(".contents a[aria-current]");
  expect(await chosen.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe("solid");
  expect(await findFaults()).toEqual([]);

  await page.goto(`${server.address}#/b/0`);
  await waitForPlace(page, "b+1");
  const readGround = (line: string): Promise<string> =>
    page
      .locator(`#b .line${line}`)
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await readGround(":not(.dim)")).not.toBe(await readGround(".dim"));
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe("light dark");
});

describe("on the stage", () => {
  beforeAll(async () => {
    await open("");
  });

  test("the stage is clean, so are its help, its list of slides and its overview", async () => {
    expect(await findFaults()).toEqual([]);
    for (const key of ["?", "g"]) {
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      expect(await findFaults()).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.keyboard.press("o");
    await page.waitForSelector(".reveal.overview");
    expect(await findFaults()).toEqual([]);
    await page.keyboard.press("o");
    await page.waitForSelector(".reveal:not(.overview)");
  });

  test("the arrows of the list of slides tell a screen reader which one is chosen", async () => {
    await page.keyboard.press("g");
    const readChosen = (): Promise<string | undefined> =>
      page.getByRole("combobox").evaluate((field) => {
        const id = field.getAttribute("aria-activedescendant") ?? "";
        return document.getElementById(id)?.textContent;
      });
    expect(await readChosen()).toBe("1A talk for everybody");
    await page.keyboard.press("ArrowDown");
    expect(await readChosen()).toBe("2Numbers");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("a new slide and a new step are said aloud, and the slide can be read like any page", async () => {
    const status = page.getByRole("status");
    expect(await page.locator('[role="application"]').count()).toBe(0);
    await page.keyboard.press("End");
    await waitForPlace(page, "c");
    expect(await status.textContent()).toBe("Slide 2: Numbers");
    await page.keyboard.press("PageDown");
    await waitForPlace(page, "c+1");
    expect(await status.textContent()).toBe("then");
    const slides = page.locator("main").getByRole("heading");
    expect(await slides.allTextContents()).toEqual(["Numbers"]);
  });
});
