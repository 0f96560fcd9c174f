import type { Page } from "playwright-core";
import { nextFrame } from "./pages.ts";

/** From the first step of the talk to the last: from each key to the first task after the next frame. */
export async function walkTalk(stage: Page): Promise<number[]> {
  const count = await stage.evaluate(
    () =>
      document.querySelectorAll(".slides section:not(.stack)").length +
      document.querySelectorAll(".slides .fragment").length -
      1,
  );
  return pressKeys(
    stage,
    Array.from({ length: count }, () => "PageDown"),
  );
}

/** Presses one key after the other: from each, until the first task after the next frame. Milliseconds. */
export async function pressKeys(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(recordKeys);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction(
      (before) => performance.getEntriesByName("key").length > before,
      index,
    );
    await nextFrame(page);
  }
  return page.evaluate(() => performance.getEntriesByName("key").map(({ duration }) => duration));
}

/** In the page: a measure named "key" for each key that is pressed. */
function recordKeys(): void {
  window.addEventListener(
    "keydown",
    () => {
      const start = performance.now();
      requestAnimationFrame(() => setTimeout(() => performance.measure("key", { start })));
    },
    { capture: true },
  );
}
