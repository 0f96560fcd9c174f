import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { goTo } from "../../../src/export/stageWalk.ts";
import { getFixture, shareFixture } from "./fixture.ts";
import {
  goHome,
  openContext,
  openSpeaker,
  openStage,
  pressInBoth,
  addQuery,
  sharePair,
  waitForPicture,
  waitForReady,
  waitForStage,
  type Pair,
} from "./pages.ts";

shareFixture();

const NOON = new Date("2026-11-23T12:00:00");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let pair: Pair;

const waitForClock = (state: "zero" | "runs" | "paused"): Promise<void> =>
  pair.speaker.locator(`.time-pane[data-clock="${state}"]`).waitFor();

/** Seconds on a stopwatch like `1:02:03`. */
async function readSeconds(page: Page, selector: string): Promise<number> {
  return readSexagesimal(await page.locator(selector).innerText());
}

function readSexagesimal(text: string): number {
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

const readElapsed = (): Promise<number> => readSeconds(pair.speaker, ".elapsed");

/** The clock may have gone on by a few seconds while the test itself ran. */
function expectNear(seconds: number, expected: number): void {
  expect(seconds).toBeGreaterThanOrEqual(expected);
  expect(seconds).toBeLessThan(expected + 10);
}

/** Time passes, in all windows; the view has written it. */
async function pass(milliseconds: number): Promise<void> {
  await pair.context.clock.fastForward(milliseconds);
  await pair.context.clock.runFor(1000);
}

async function startTalk(): Promise<void> {
  await pressInBoth(pair.stage, "ArrowRight", pair, "b");
  await waitForClock("runs");
}

/**
 * A pair of windows whose clocks the test sets. Not of the file on disk: with such clocks its frames
 * come before the browser's, too early to ask for its storage.
 */
async function openTimed(): Promise<Pair> {
  const { site } = getFixture();
  const context = await openContext();
  await context.clock.install({ time: NOON });
  const stage = await openStage(context, site);
  const speaker = await openSpeaker(context, site);
  for (const page of [stage, speaker]) await page.emulateMedia({ reducedMotion: "reduce" });
  return { context, stage, speaker };
}

/** The first slide, the clock at zero, and no run to remember. */
async function renew({ speaker }: Pair): Promise<void> {
  await goHome(pair);
  await resetClock();
  // The view files the runs: what another window deletes, it sees a moment later.
  await speaker.evaluate(() => localStorage.clear());
}

async function resetClock(): Promise<void> {
  const { speaker } = pair;
  await speaker.keyboard.press("c");
  await speaker.getByRole("button", { name: "Remettre l’horloge à zéro" }).click();
  await speaker.locator('[data-check="clock"].good').waitFor();
  await speaker.keyboard.press("Escape");
  await waitForClock("zero");
}

describe("the time", () => {
  const shared = sharePair(openTimed, renew);
  beforeEach(() => (pair = shared.get()));

  test("the clock starts with the first step forward: not by a jump, in the overview or under a cover", async () => {
    const { stage, speaker } = pair;
    await pressInBoth(speaker, "End", pair, "h");
    await pressInBoth(speaker, "n", pair, "a");
    for (const key of ["o", "ArrowRight"]) await stage.keyboard.press(key);
    await pressInBoth(stage, "Enter", pair, "b");
    await pressInBoth(speaker, "n", pair, "a");
    await stage.keyboard.press("b");
    await speaker.locator('.preview.current[data-cover="black"]').waitFor();
    await stage.keyboard.press("ArrowRight");
    await speaker.locator('.preview.current[data-cover="none"]').waitFor();
    await waitForClock("zero");
    await startTalk();
  });

  test("it does not start while no speaker view is open, and the end is when the time is up", async () => {
    const { stage, speaker } = pair;
    await speaker.goto("about:blank");
    for (const place of ["b", "b+1"]) {
      await stage.keyboard.press("ArrowRight");
      await waitForStage(stage, place);
    }
    await speaker.goto(addQuery(getFixture().site, "speaker"));
    await waitForReady(speaker);
    await waitForPicture(speaker, "b+1");
    await waitForClock("zero");
    await pressInBoth(stage, "ArrowRight", pair, "b+2");
    await waitForClock("runs");
    // Five minutes in all, whichever slide is shown and whatever it should take.
    await pass(MINUTE);
    const [left = "", end = "", clock = ""] = await pair.speaker
      .locator(".time-pane dl dd")
      .allInnerTexts();
    expect(left).toMatch(/^3:5\d$/);
    expect([3, 4]).toContain(readSexagesimal(end) - readSexagesimal(clock));
  });

  test("it starts when the waiting screen gives way to the first slide", async () => {
    await pair.speaker.keyboard.press("a");
    await pair.stage.getByText("Nous commençons dans un instant").waitFor();
    await pair.speaker.keyboard.press("PageDown");
    await waitForClock("runs");
    await pair.stage.locator(".cover").waitFor({ state: "detached" });
    await waitForPicture(pair.speaker, "a");
  });

  test("P stops it, for a question, and lets it go on, from either window", async () => {
    await startTalk();
    await pair.speaker.keyboard.press("p");
    await waitForClock("paused");
    await pair.speaker.getByText("En pause").waitFor();
    const stopped = await readElapsed();
    await pass(10 * MINUTE);
    expect(await readElapsed()).toBe(stopped);
    await pair.stage.keyboard.press("p");
    await waitForClock("runs");
    await pass(MINUTE);
    expectNear(await readElapsed(), stopped + 60);
  });

  test("ahead or behind is said in minutes and in words, from each slide's own time", async () => {
    const pace = pair.speaker.locator(".pace");
    await startTalk();
    // G should come after 4 minutes.
    await goTo(pair.stage, { id: "g", step: 0 });
    await pace.getByText("4\u00a0min d’avance").waitFor();
    await pressInBoth(pair.stage, "n", pair, "b");
    // B should come after 30 s and be over after 1 min 30.
    await pass(MINUTE);
    expect(await pace.innerText()).toBe("À l’heure");
    await pass(2 * MINUTE);
    expect(await pace.innerText()).toBe("1\u00a0min\u00a030 de retard");
    expect(await pair.speaker.locator(".total").innerText()).toBe("/ 5:00");
  });

  test("an hour's sleep counts", async () => {
    await startTalk();
    await pass(HOUR);
    expectNear(await readElapsed(), 3600);
    await pressInBoth(pair.stage, "ArrowRight", pair, "b+1");
    await pressInBoth(pair.speaker, "ArrowRight", pair, "b+2");
  });

  test("the times of each slide are kept over runs: plan, last, best", async () => {
    const { speaker } = pair;
    const readTimes = (): Promise<string[]> => speaker.locator(".slide-time dd").allInnerTexts();
    /** B for so long, then the clock back to zero. */
    const rehearse = async (milliseconds: number): Promise<void> => {
      await startTalk();
      await pass(milliseconds);
      await pressInBoth(speaker, "Home", pair, "a");
      await resetClock();
    };
    await rehearse(65_000);
    await rehearse(185_000);
    await pressInBoth(speaker, "PageDown", pair, "b");
    const [, plan, last, best] = await readTimes();
    expect(plan).toBe("1:00");
    expect(last).toMatch(/^3:[01]\d$/);
    expect(best).toMatch(/^1:[01]\d$/);

    await speaker.keyboard.press("o");
    const row = speaker.locator("dialog.jump tr", { hasText: "Trois étapes" });
    expect(await row.locator("td").allInnerTexts()).toEqual([
      "2",
      "Trois étapes",
      plan,
      last,
      best,
    ]);
    await speaker.keyboard.press("Escape");
  });

  test("a computer's clock that is set does not reach the talk's, forward or back, reloads included", async () => {
    const { context, speaker, stage } = pair;
    await startTalk();
    await pass(MINUTE);
    const now = await speaker.evaluate(() => Date.now());
    await context.clock.setSystemTime(now - HOUR);
    await context.clock.runFor(6000);
    expectNear(await readElapsed(), 66);
    await speaker.reload();
    await waitForClock("runs");
    expectNear(await readElapsed(), 66);
    // The stage too, which has opened at another time, says the same.
    await pressInBoth(stage, "ArrowRight", pair, "b+1");
    expectNear(await readElapsed(), 66);

    // Forward as well, be it that the computer has slept.
    await context.clock.setSystemTime(now);
    await context.clock.runFor(1000);
    expect(await readElapsed()).toBeLessThan(90);
  });

  test("it goes on through the end of every window; when nobody touched it for hours, it is over and becomes the last time", async () => {
    shared.spoil();
    await startTalk();
    await pass(2 * MINUTE);
    await pressInBoth(pair.speaker, "End", pair, "h");
    // A window keeps the step a moment after it has shown it; closed like this, it says no good-bye.
    await pair.speaker.waitForFunction(() =>
      Object.values(localStorage).some((kept) => String(kept).includes('"slide":"h"')),
    );
    await pair.stage.close();
    await pair.speaker.close();
    await pair.context.clock.fastForward(MINUTE);
    pair = { ...pair, speaker: await openSpeaker(pair.context, getFixture().site) };
    await waitForClock("runs");
    expectNear(await readElapsed(), 180);

    await pair.speaker.close();
    await pair.context.clock.fastForward(5 * HOUR);
    pair = { ...pair, speaker: await openSpeaker(pair.context, `${getFixture().site}#/b`) };
    await waitForClock("zero");
    await waitForPicture(pair.speaker, "b");
    expectNear(await readSeconds(pair.speaker, ".slide-time > :nth-child(3) dd"), 120);
  });
});
