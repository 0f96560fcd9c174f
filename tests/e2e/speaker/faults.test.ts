// A BroadcastChannel has no target origin.
/* oxlint-disable unicorn/require-post-message-target-origin */
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { forbidStorage } from "../../stagePage.ts";
import { isThorough } from "../../thorough.ts";
import { getFixture, shareFixture } from "./fixture.ts";
import {
  openContext,
  openFrom,
  openSpeaker,
  openStage,
  pressInBoth,
  readPicture,
  sharePair,
  waitForPicture,
  waitForRest,
  waitForStage,
  type Pair,
} from "./pages.ts";
import { PLACES } from "./steppedTalk.ts";

shareFixture();

/** The link by which the speaker view offers another stage, pressed. */
function reopenStage(speaker: Page): Promise<Page> {
  return openFrom(speaker, () => speaker.getByRole("link", { name: "Ouvrir la scène" }).click());
}

const shared = sharePair(openBlocked);

/** A stage and its view, whose window was blocked at first. */
async function openBlocked(): Promise<Pair> {
  const context = await openContext();
  const stage = await openStage(context, getFixture().file);
  const open = await stage.evaluateHandle(() => window.open);
  await stage.evaluate(() => {
    window.open = () => null;
  });
  const speaker = await openByLink(stage);
  await stage.evaluate((own) => {
    window.open = own;
  }, open);
  return { context, stage, speaker };
}

/** The link by which the stage offers the view whose window was blocked, pressed. */
async function openByLink(stage: Page): Promise<Page> {
  await stage.keyboard.press("s");
  const link = stage.getByRole("link", { name: "Ouvrir la vue de l’orateur" });
  const speaker = await openFrom(stage, () => link.click());
  await link.waitFor({ state: "detached" });
  return speaker;
}

describe("the window of the speaker view", () => {
  test("is blocked: a plain link opens it, and goes once it is open", async () => {
    const pair = shared.get();
    await pressInBoth(pair.stage, "ArrowRight", pair, "b");
    await pressInBoth(pair.speaker, "ArrowRight", pair, "b+1");
  });

  test("is loaded again: it is where the talk is, and drives it", async () => {
    const pair = shared.get();
    await pressInBoth(pair.stage, "ArrowRight", pair, "b");
    await pressInBoth(pair.stage, "ArrowRight", pair, "b+1");
    await pair.speaker.reload();
    await waitForPicture(pair.speaker, "b+1");
    await pressInBoth(pair.speaker, "ArrowRight", pair, "b+2");
  });

  test("is opened twice: both show and drive the same, and S says that one is there already", async () => {
    const pair = shared.get();
    await pair.stage.keyboard.press("s");
    await pair.stage.getByText("La vue de l’orateur est déjà ouverte").waitFor();
    expect(pair.context.pages()).toHaveLength(2);
    const second = await openSpeaker(pair.context, getFixture().file);
    await pressInBoth(second, "ArrowRight", pair, "b");
    await pressInBoth(pair.speaker, "ArrowRight", pair, "b+1");
    await waitForPicture(second, "b+1");
    await second.close();
  });
});

/** The same on every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How often 200 steps are taken, 100 from each window. */
const ROUNDS = isThorough ? 10 : 2;

test(
  `${ROUNDS * 200} random steps from both windows, faster than they can be told: both end at one place`,
  { timeout: 120_000 },
  async () => {
    const { stage, speaker } = shared.get();
    const random = createRandom(7);
    const keys = [
      "ArrowRight",
      "ArrowRight",
      "PageDown",
      "ArrowLeft",
      "PageUp",
      "End",
      "Home",
      "n",
    ];
    const draw = (): string[] =>
      Array.from({ length: 100 }, () => keys[Math.floor(random() * keys.length)] ?? "");
    const press = (page: Page): Promise<void> =>
      page.evaluate((pressed) => {
        for (const key of pressed) {
          document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }
      }, draw());
    await Promise.all([listen(stage), listen(speaker)]);
    const visited = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([press(stage), press(speaker)]);
      await hearAll(stage);
      await hearAll(speaker);
      await waitForRest(speaker);
      const place = await readPicture(speaker, "current");
      await waitForStage(stage, place);
      visited.add(place);
    }
    if (ROUNDS > 2) expect(visited.size).toBeGreaterThan(2);
    expect([...visited].filter((place) => !PLACES.includes(place))).toEqual([]);
  },
);

/** Lets a window answer whoever asks whether it has heard all that was said before. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const line = new BroadcastChannel(`deck 2 ${location.pathname}`);
    line.addEventListener("message", ({ data }) => {
      if (data === "heard all?") line.postMessage("heard all");
    });
  });
}

/** Waits until the other window has heard what this one said, and this one what was answered to that. */
async function hearAll(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const line = new BroadcastChannel(`deck 2 ${location.pathname}`);
        line.addEventListener("message", ({ data }) => {
          if (data !== "heard all") return;
          line.close();
          resolve();
        });
        line.postMessage("heard all?");
      }),
  );
}

test("where storage is forbidden, place, time and colours go from window to window", async () => {
  const context = await openContext();
  await forbidStorage(context);
  // What a window is told when it asks.
  await context.addInitScript(() => {
    const line = new BroadcastChannel(`deck 2 ${location.pathname}`);
    line.addEventListener("message", ({ data }) => {
      if (data.name === "run" && data.to !== null) Object.assign(window, { told: data.to });
    });
  });
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(error.error().message));
  const stage = await openStage(context, getFixture().file);
  const speaker = await openSpeaker(context, getFixture().file);
  const pair = { context, stage, speaker };
  await pressInBoth(stage, "ArrowRight", pair, "b");
  await pressInBoth(speaker, "+", pair, "b");
  await stage.reload();
  await stage.waitForFunction(() => "told" in window);
  await waitForStage(stage, "b");
  await speaker.reload();
  await waitForPicture(speaker, "b");
  await speaker.locator('.time-pane[data-clock="runs"]').waitFor();
  await pressInBoth(speaker, "ArrowRight", pair, "b+1");
  await stage.keyboard.press("l");
  await speaker.locator('.preview.current[data-scheme="light"]').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

/** Waits until the stage lets itself be left, or asks first. */
async function waitForLeave(stage: Page, isFree: boolean): Promise<void> {
  await stage.waitForFunction(
    (wanted) => window.dispatchEvent(new Event("beforeunload", { cancelable: true })) === wanted,
    isFree,
  );
}

describe("the stage", () => {
  test("is loaded again: it goes where the talk is", async () => {
    const pair = shared.get();
    await pressInBoth(pair.speaker, "ArrowRight", pair, "b");
    await pressInBoth(pair.speaker, "ArrowRight", pair, "b+1");
    await pair.stage.reload();
    await waitForStage(pair.stage, "b+1");
    await pressInBoth(pair.stage, "ArrowRight", pair, "b+2");
  });

  test("is closed: the view says so, goes on alone, and opens another one at the same place", async () => {
    const pair = shared.get();
    await pressInBoth(pair.stage, "ArrowRight", pair, "b");
    pair.stage.on("dialog", (dialog) => void dialog.accept());
    await pair.stage.close({ runBeforeUnload: true });
    await pair.speaker.getByText("La scène a été fermée").waitFor();
    await pair.speaker.keyboard.press("ArrowRight");
    await waitForPicture(pair.speaker, "b+1");
    const stage = await reopenStage(pair.speaker);
    await waitForStage(stage, "b+1");
    await pair.speaker.getByText("La scène a été fermée").waitFor({ state: "hidden" });
    await pressInBoth(pair.speaker, "ArrowRight", shared.replace({ stage }), "b+2");
  });

  test("crashes: the view lives, says so, keeps time and place, and opens another one", async () => {
    const pair = shared.get();
    await pressInBoth(pair.stage, "ArrowRight", pair, "b");
    const crashed = pair.stage.waitForEvent("crash");
    // Never loads: it is the tab's end.
    pair.stage.goto("chrome://crash").catch(() => undefined);
    await crashed;
    await pair.speaker.getByText("La scène ne répond plus").waitFor();
    await pair.speaker.locator('.time-pane[data-clock="runs"]').waitFor();
    const stage = await reopenStage(pair.speaker);
    await waitForStage(stage, "b");
    await pressInBoth(stage, "ArrowRight", shared.replace({ stage }), "b+1");
  });

  test("is opened a second time: all windows follow the one last touched", async () => {
    const pair = shared.get();
    await pressInBoth(pair.stage, "ArrowRight", pair, "b");
    const second = await openStage(pair.context, `${getFixture().file}#/g`);
    await waitForStage(second, "b");
    await second.keyboard.press("ArrowRight");
    await Promise.all([pair.stage, second].map((stage) => waitForStage(stage, "b+1")));
    await waitForPicture(pair.speaker, "b+1");
    await pair.stage.keyboard.press("End");
    await Promise.all([pair.stage, second].map((stage) => waitForStage(stage, "h")));
    await waitForPicture(pair.speaker, "h");
    await second.close();
  });

  test("is hidden or behind the view: the view says so", async () => {
    const pair = shared.get();
    // A headless browser opens all windows at one place, and hides none.
    await pair.speaker.getByText("La scène est derrière cette fenêtre").waitFor();
    const show = (state: string): Promise<void> =>
      pair.stage.evaluate((value) => {
        Object.defineProperty(document, "visibilityState", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await show("hidden");
    await pair.speaker.getByText("La scène est cachée").waitFor();
    await pair.stage.evaluate(() => Object.defineProperty(window, "screenX", { value: 5000 }));
    await show("visible");
    await pair.speaker.locator(".alert:visible").waitFor({ state: "detached" });
  });

  test("asks before it is closed while the clock runs before an audience, and only then", async () => {
    const pair = shared.get();
    shared.spoil();
    const asked: string[] = [];
    pair.stage.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await pressInBoth(pair.stage, "ArrowRight", pair, "b");
    await pair.speaker.locator('.time-pane[data-clock="runs"]').waitFor();
    await waitForLeave(pair.stage, false);
    const dialog = pair.stage.waitForEvent("dialog");
    await pair.stage.close({ runBeforeUnload: true });
    await dialog;
    expect(asked).toEqual(["beforeunload"]);
    expect(pair.stage.isClosed()).toBe(false);

    // The pause goes from window to window: once the stage has heard of it, nothing holds it back.
    await pair.speaker.keyboard.press("p");
    await waitForLeave(pair.stage, true);
    await pair.speaker.keyboard.press("p");
    await waitForLeave(pair.stage, false);
    // Nor does anything once the speaker's view is closed: who writes slides loads them again and again.
    await pair.speaker.close();
    await waitForLeave(pair.stage, true);
    await pair.stage.evaluate(() => document.documentElement.requestFullscreen());
    await waitForLeave(pair.stage, false);
    await pair.stage.evaluate(() => document.exitFullscreen());
    await waitForLeave(pair.stage, true);
    // Reveal writes the address once a second at most.
    await pair.stage.waitForURL(/#\/b$/);
    await pair.stage.reload();
    await waitForStage(pair.stage, "b");
    expect(asked).toHaveLength(1);
  });
});
