import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { getFixture, shareFixture } from "./fixture.ts";
import { openContext, openStage } from "./pages.ts";

shareFixture();

describe("on one screen", () => {
  let stage: Page;
  beforeAll(async () => {
    stage = await openStage(await openContext(), getFixture().site);
    await stage.emulateMedia({ reducedMotion: "reduce" });
  });

  test("I keeps the view above all other windows; it follows, drives, and goes with I in either", async () => {
    const context = stage.context();
    const opened = context.waitForEvent("page");
    await stage.keyboard.press("i");
    const floating = await opened;
    const view = floating.frameLocator("iframe.floating");
    await view.locator('.preview.current section[id="a"]').waitFor();
    await stage.keyboard.press("ArrowRight");
    await view.locator('.preview.current section[id="b"]').waitFor();
    await view.locator("body").press("ArrowRight");
    await stage.locator("#b[data-fragment='0']").waitFor();
    const closed = floating.waitForEvent("close");
    // The window goes while the key is still down.
    await Promise.allSettled([view.locator("body").press("i"), closed]);
    expect(floating.isClosed()).toBe(true);
    await stage.waitForFunction(() => window.documentPictureInPicture?.window === null);

    const again = context.waitForEvent("page");
    await stage.keyboard.press("i");
    const closedAgain = (await again).waitForEvent("close");
    await stage.keyboard.press("i");
    await closedAgain;
  });

  test("where no window can stay on top, that is said", async () => {
    await stage.evaluate(() =>
      Object.defineProperty(window, "documentPictureInPicture", { value: undefined }),
    );
    await stage.keyboard.press("i");
    await stage.getByText("n’a pas de fenêtre toujours visible").waitFor();
  });
});
