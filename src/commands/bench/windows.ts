import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { walkTalk } from "./talk.ts";

/** Keys pressed in each window: as many forth as back. */
const KEYS = [
  ...Array.from({ length: 30 }, () => "PageDown"),
  ...Array.from({ length: 30 }, () => "PageUp"),
];
/** Between two keys, so that both windows are at rest. Milliseconds. */
const PAUSE = 100;
/** Walks through the talk of each kind, in turn: the machine's mood is the same for both. */
const WALKS = 3;

export interface StepTimes {
  /** A key on stage, until its own next frame. Milliseconds. */
  readonly alone: readonly number[];
  readonly watched: readonly number[];
}

export interface CrossingTimes {
  /** A key in one window, until the other has painted the step. Milliseconds. */
  readonly toSpeaker: readonly number[];
  readonly toStage: readonly number[];
}

/** The stage's next step, without an open speaker view and with one. */
export async function compareSteps(browser: Browser, file: string): Promise<StepTimes> {
  const alone: number[] = [];
  const watched: number[] = [];
  for (let walk = 0; walk < WALKS; walk += 1) {
    alone.push(...(await withStage(browser, file, walkTalk)));
    watched.push(
      ...(await withStage(browser, file, async (stage, context) => {
        await openSpeaker(stage, context);
        return walkTalk(stage);
      })),
    );
  }
  return { alone, watched };
}

/** From a key in one window to the new frame in the other, both ways. */
export function measureCrossings(browser: Browser, file: string): Promise<CrossingTimes> {
  return withStage(browser, file, async (stage, context) => {
    const speaker = await openSpeaker(stage, context);
    await Promise.all([stage.evaluate(recordFrames), speaker.evaluate(recordFrames)]);
    return {
      toSpeaker: await crossOver(stage, speaker),
      toStage: await crossOver(speaker, stage),
    };
  });
}

async function withStage<T>(
  browser: Browser,
  file: string,
  measure: (stage: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  // Transitions are not what is measured.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
  });
  try {
    const stage = await context.newPage();
    await stage.goto(`${pathToFileURL(file).href}?stage`);
    await waitForView(stage);
    return await measure(stage, context);
  } finally {
    await context.close();
  }
}

/** By its key, in a window of its own: a tab behind another is not drawn. */
async function openSpeaker(stage: Page, context: BrowserContext): Promise<Page> {
  const [speaker] = await Promise.all([context.waitForEvent("page"), stage.keyboard.press("s")]);
  await waitForView(speaker);
  return speaker;
}

async function waitForView(page: Page): Promise<void> {
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
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
