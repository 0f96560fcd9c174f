import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { goTo } from "../../src/export/stageWalk.ts";
import { createScratch } from "../scratch.ts";
import { browser, serveDeck, server } from "../served.ts";
import { pressTo } from "../stagePage.ts";

const repository = join(import.meta.dirname, "../..");
const COMPONENT = "slides/components/snap.ts";
const THEME = "slides/theme.css";

const SLIDES =
  "---\nid: before\n---\n\n## One two three four\n\n- five six\n- seven eight\n\n" +
  "---\nid: after\ntransition: none\nclass: snap\n---\n\n## After\n\n- a {.fragment}\n";

const read = (path: string): string => readFileSync(join(repository, path), "utf8");

async function openBefore(reducedMotion: "reduce" | "no-preference"): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion });
  await page.goto(`${server.address}#/before`);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  // Leaves a trace of every snap, however short.
  await page.evaluate(() => {
    const watcher = new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (node instanceof Element && node.matches(".snap-scene"))
          Object.assign(window, { snapped: true });
      }
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  });
  return page;
}

const hasSnapped = (page: Page): Promise<boolean> => page.evaluate(() => "snapped" in window);

// With another talk in the place of this one there is no snap.
describe.skipIf(!existsSync(join(repository, COMPONENT)))("the talk's snap", () => {
  serveDeck(() =>
    createScratch({
      "slides/deck.yaml": "title: A deck\nlang: en\n",
      "slides/10.md": SLIDES,
      [COMPONENT]: read(COMPONENT),
      [THEME]: read(THEME),
    }),
  );

  test("forward into its slide, half of the old one turns to dust, then the new one is there", async () => {
    const page = await openBefore("no-preference");
    await pressTo(page, "PageDown", "after");
    const counts = await page.evaluate(() => {
      const words = [...document.querySelectorAll(".snap-scene section span")];
      const fading = words.filter((word) => word.getAnimations().length > 0);
      return { words: words.length, fading: fading.length };
    });
    expect(counts).toEqual({ words: 8, fading: 4 });
    await page.waitForFunction(() => document.querySelector(".snap-scene") === null);
    expect(await page.locator("#after").getByText("After").isVisible()).toBe(true);
    expect(await page.locator(".snapping").count()).toBe(0);
    expect(await page.locator(".slide-number").innerText()).toMatch(/^2\s*\/\s*2$/);
    await page.close();
  });

  test("the next key ends it at once", async () => {
    const page = await openBefore("no-preference");
    await pressTo(page, "PageDown", "after");
    await pressTo(page, "PageDown", "after+1");
    expect(await page.locator(".snap-scene, .snapping").count()).toBe(0);
    expect(await hasSnapped(page)).toBe(true);
    await page.close();
  });

  test("nothing turns to dust on the way back, nor for who asks for less motion", async () => {
    const calm = await openBefore("reduce");
    await pressTo(calm, "PageDown", "after");
    expect(await hasSnapped(calm)).toBe(false);
    await calm.close();

    const back = await openBefore("no-preference");
    await goTo(back, { id: "after", step: 0 });
    await pressTo(back, "PageUp", "before");
    expect(await back.locator(".snap-scene").count()).toBe(0);
    await back.close();
  });
});
