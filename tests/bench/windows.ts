import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openFile, waitUntilReady, withPage } from "./pages.ts";
import { walkTalk } from "./steps.ts";
import { repeat } from "./tables.ts";

/** Keys pressed in each window: as many forth as back. */
const KEYS = ["PageDown", "PageUp"].flatMap((key) => Array.from({ length: 30 }, () => key));
/** Between two keys, so that both windows are at rest. Milliseconds. */
const PAUSE = 100;
const WALKS = 3;

/** The stage's next step, from a key until its own next frame, without an open speaker view and with one. */
export function compareSteps(browser: Browser, file: string) {
  return repeat(WALKS, async () => ({
    alone: await withPage(browser, async (stage) => {
      await openFile(stage, file);
      return walkTalk(stage);
    }),
    watched: await withPage(browser, async (stage, context) => {
      await openBoth(stage, context, file);
      return walkTalk(stage);
    }),
  }));
}

/** From a key in one window until the other has painted the step, both ways. Milliseconds. */
export function measureCrossings(browser: Browser, file: string) {
  return withPage(browser, async (stage, context) => {
    const speaker = await openBoth(stage, context, file);
    await Promise.all([stage.evaluate(recordFrames), speaker.evaluate(recordFrames)]);
    return {
      toSpeaker: await crossOver(stage, speaker),
      toStage: await crossOver(speaker, stage),
    };
  });
}

/** The speaker view by its key, in a window of its own: a hidden tab is not drawn. */
async function openBoth(stage: Page, context: BrowserContext, file: string): Promise<Page> {
  await openFile(stage, file);
  const [speaker] = await Promise.all([context.waitForEvent("page"), stage.keyboard.press("s")]);
  await waitUntilReady(speaker);
  return speaker;
}

/** In the page: a mark "pressed" for each key, and a mark "shown" after each frame in which the slide has changed. */
function recordFrames(): void {
  window.addEventListener("keydown", () => performance.mark("pressed"), { capture: true });
  const slides = document.querySelector(".preview.current, .deck .slides") ?? document;
  let isAwaited = false;
  new MutationObserver(() => {
    if (isAwaited) return;
    isAwaited = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isAwaited = false;
        performance.mark("shown");
      }),
    );
  }).observe(slides, { subtree: true, childList: true, attributeFilter: ["class"] });
}

/** One key after the other, each when both windows are at rest. */
async function crossOver(from: Page, to: Page): Promise<readonly number[]> {
  const values: number[] = [];
  for (const key of KEYS) {
    await pause(PAUSE);
    await from.keyboard.press(key);
    const pressed = await from.evaluate(
      () =>
        performance.timeOrigin + (performance.getEntriesByName("pressed").at(-1)?.startTime ?? 0),
    );
    const shown = await to.waitForFunction((since) => {
      const moments = performance
        .getEntriesByName("shown")
        .map(({ startTime }) => performance.timeOrigin + startTime);
      return moments.find((moment) => moment > since);
    }, pressed);
    values.push(((await shown.jsonValue()) ?? Number.NaN) - pressed);
  }
  return values;
}
