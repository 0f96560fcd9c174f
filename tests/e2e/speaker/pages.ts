import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeEach } from "vitest";
import { browser } from "../../served.ts";
import { getFixture } from "./fixture.ts";

export async function openStage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await waitForReady(page);
  return page;
}

export async function openSpeaker(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(addQuery(address, "speaker"));
  await waitForReady(page);
  return page;
}

/** What opens in a window of its own when something is done on a page, once it is ready. */
export async function openFrom(page: Page, act: () => Promise<void>): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await act();
  const other = await opened;
  await waitForReady(other);
  return other;
}

/** The speaker view that its key opens on the stage. */
export function openByKey(stage: Page): Promise<Page> {
  return openFrom(stage, () => stage.keyboard.press("s"));
}

export interface Pair {
  readonly context: BrowserContext;
  readonly stage: Page;
  readonly speaker: Page;
}

/**
 * What a browser has that was never used; its windows are smaller than the screen unless told
 * otherwise. Nothing moves in them: the places are the same, and each step takes half the work.
 */
export function openContext(screen = { width: 1920, height: 1080 }): Promise<BrowserContext> {
  return browser.newContext({ viewport: WINDOW, screen, reducedMotion: "reduce" });
}

export const WINDOW = { width: 1280, height: 720 };

/** A stage and a speaker view, each opened by hand in a tab of its own. */
export async function openPair(address = getFixture().file): Promise<Pair> {
  const context = await openContext();
  const stage = await openStage(context, address);
  const speaker = await openSpeaker(context, address);
  return { context, stage, speaker };
}

/** A stage, and the view that its key opens. */
export async function openPairByKey(address: string): Promise<Pair> {
  const context = await openContext();
  const stage = await openStage(context, address);
  return { context, stage, speaker: await openByKey(stage) };
}

export interface SharedPair {
  get(): Pair;
  /** Says which windows take the place of those that a test has closed; gives the pair that they make. */
  replace(windows: Partial<Pick<Pair, "stage" | "speaker">>): Pair;
  /** Says that no other test can use these windows. */
  spoil(): void;
}

/**
 * One pair of windows for the tests of a suite, which `renew` brings back to where it opened;
 * another one after a test that failed or spoilt it.
 */
export function sharePair(
  open: () => Promise<Pair> = openPair,
  renew: (pair: Pair) => Promise<void> = goHome,
): SharedPair {
  let pair: Pair | undefined;
  let isSpoilt = false;
  beforeEach(async () => {
    pair ??= await open();
    isSpoilt = false;
  });
  afterEach(async ({ task }) => {
    if (pair === undefined) return;
    if (task.result?.state === "pass" && !isSpoilt) {
      await renew(pair);
      return;
    }
    await pair.context.close();
    pair = undefined;
  });
  afterAll(() => pair?.context.close());
  const get = (): Pair => {
    if (pair === undefined) throw new Error("windows are open only while tests run");
    return pair;
  };
  return {
    get,
    replace: (windows) => (pair = { ...get(), ...windows }),
    spoil: () => (isSpoilt = true),
  };
}

export function goHome(pair: Pair): Promise<void> {
  return pressInBoth(pair.speaker, "Home", pair, "a");
}

export async function waitForReady(page: Page): Promise<void> {
  await page.waitForSelector("html[data-ready]", { state: "attached" });
}

/** The address with a query, before what may follow `#`. */
export function addQuery(address: string, query: string): string {
  const url = new URL(address);
  url.search = query;
  return url.href;
}

/** Waits until the view has drawn all that it has heard. */
export async function waitForRest(speaker: Page): Promise<void> {
  await speaker.waitForSelector(".speaker[aria-busy=false]");
}

/** What the speaker view's picture shows: `id` or `id+steps`; empty when it shows nothing. */
export function readPicture(speaker: Page, which: "current" | "next"): Promise<string> {
  return speaker.evaluate((name) => {
    const slide = document.querySelector(`.preview.${name} section`);
    const shown = slide?.querySelectorAll(".current-fragment").length ?? 0;
    const index = shown > 0 ? Number(slide?.getAttribute("data-fragment")) + 1 : 0;
    return slide ? `${slide.id}${index > 0 ? `+${index}` : ""}` : "";
  }, which);
}

/**
 * How large the notes of the current step are, in pixels; 0 when there are none. In one go: the
 * pane may be made anew between finding a step in it and looking at that.
 */
export function readNotesSize(speaker: Page): Promise<number> {
  return speaker.evaluate(() => {
    const step = document.querySelector(".notes-step.current");
    return step === null ? 0 : Number.parseFloat(getComputedStyle(step).fontSize);
  });
}

/** Waits until the view is at a place, its notes and its next step included. */
export async function waitForPicture(speaker: Page, place: string): Promise<void> {
  const [id, step] = place.split("+");
  await speaker.waitForFunction(
    ([wantedId, wantedIndex]) => {
      const slide = document.querySelector(".speaker[aria-busy=false] .preview.current section");
      return slide?.id === wantedId && slide?.getAttribute("data-fragment") === wantedIndex;
    },
    [id, String(Number(step ?? 0) - 1)] as const,
  );
}

/** Waits until the stage is at a place, counted in steps, not in elements. */
export async function waitForStage(stage: Page, place: string): Promise<void> {
  const [id, step] = place.split("+");
  await stage.waitForFunction(
    ([wantedId, wantedIndex]) => {
      const slide = document.querySelector(".slides section.present:not(.stack)");
      return (
        slide?.id === wantedId && (slide?.getAttribute("data-fragment") ?? "-1") === wantedIndex
      );
    },
    [id, String(Number(step ?? 0) - 1)] as const,
  );
}

/** Presses a key in one window and waits until both are at a place. */
export async function pressInBoth(
  page: Page,
  key: string,
  pair: Pair,
  place: string,
): Promise<void> {
  await page.keyboard.press(key);
  await Promise.all([waitForStage(pair.stage, place), waitForPicture(pair.speaker, place)]);
}
