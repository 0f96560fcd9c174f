import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../../../src/browser/chromium.ts";
import { getFixture, shareFixture } from "./fixture.ts";
import { openByKey, openStage, pressInBoth } from "./pages.ts";

shareFixture();

const SCREENS = [
  "{0,0 1440x900 label='Laptop' isInternal=true workAreaTop=40}",
  "{1440,0 1920x1080 label='Hall'}",
  "{3360,0 1280x1024 label='Desk'}",
];

let browser: Browser;
let session: CDPSession;
beforeAll(async () => {
  browser = await launchChromium([`--screen-info=${SCREENS.join("")}`]);
  session = await browser.newBrowserCDPSession();
});
afterAll(() => browser?.close());

/** A context where the page may know of the screens or may not, and its stage. */
async function openAt(
  setting: "granted" | "denied",
): Promise<{ context: BrowserContext; stage: Page }> {
  const context = await browser.newContext({ viewport: null, reducedMotion: "reduce" });
  const { browserContextIds } = await session.send("Target.getBrowserContexts");
  const { origin } = new URL(getFixture().site);
  await session.send("Browser.setPermission", {
    permission: { name: "window-management" },
    setting,
    origin,
    browserContextId: browserContextIds.at(-1) ?? "",
  });
  return { context, stage: await openWatchedStage(context) };
}

/** The stage, which notes down the screens that it is to fill: without a display none really is. */
async function openWatchedStage(context: BrowserContext): Promise<Page> {
  await context.addInitScript(() => {
    const filled: string[] = [];
    Object.assign(window, { filled });
    const { requestFullscreen } = Element.prototype;
    Element.prototype.requestFullscreen = function (options) {
      const { screen } = (options ?? {}) as { readonly screen?: { readonly label: string } };
      filled.push(screen?.label ?? "");
      return requestFullscreen.call(this, options);
    };
  });
  return openStage(context, getFixture().site);
}

const readFilled = (stage: Page): Promise<readonly string[]> =>
  stage.evaluate(() => (window as typeof window & { readonly filled: readonly string[] }).filled);

/** Closes a window and waits until another has heard that it is gone. */
async function closeWindow(page: Page, other: Page): Promise<void> {
  await other.evaluate(() => {
    const line = new BroadcastChannel(`deck 2 ${location.pathname}`);
    line.addEventListener("message", ({ data }) => {
      if (data.kind === "bye") document.documentElement.dataset["heard"] = "bye";
    });
  });
  await page.close();
  await other.waitForSelector("html[data-heard=bye]");
}

const readFrame = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => [screenX, screenY, outerWidth, outerHeight]);

describe("with more than one screen", () => {
  test("S puts the stage full screen on the projector, and the view on the laptop's room; another projector can be chosen", async () => {
    const { context, stage } = await openAt("granted");
    const speaker = await openByKey(stage);
    expect(await readFilled(stage)).toEqual(["Hall"]);
    expect(await readFrame(speaker)).toEqual([0, 40, 1440, 860]);
    await pressInBoth(speaker, "ArrowRight", { context, stage, speaker }, "b");

    await speaker.keyboard.press("c");
    await speaker.locator('[data-check="screens"].good').waitFor();
    await speaker.getByLabel("Projecteur").selectOption("Desk 1280 × 1024");
    // What one window stores, another reads a moment later.
    await stage.waitForFunction(() => Object.values(localStorage).join().includes("Desk"));
    await closeWindow(speaker, stage);
    const again = await openByKey(stage);
    expect(await readFilled(stage)).toEqual(["Hall", "Desk"]);
    expect(await readFrame(again)).toEqual([0, 40, 1440, 860]);
    await context.close();
  });

  test("without the permission the view opens all the same, and says how to do it by hand", async () => {
    const { context, stage } = await openAt("denied");
    const speaker = await openByKey(stage);
    expect(await readFilled(stage)).toEqual([]);
    await speaker.keyboard.press("c");
    await speaker.getByText("n’a pas le droit de placer les fenêtres").waitFor();
    expect(await speaker.locator(".preflight ol li").count()).toBe(3);
    await context.close();
  });
});

describe("with no screen of its own for the stage", () => {
  let stage: Page;
  beforeAll(async () => {
    await unplug("Desk");
    ({ stage } = await openAt("granted"));
  });
  afterAll(() => stage.context().close());

  test.each([
    ["a mirrored screen", 2, () => mirror("Hall")],
    ["one screen", 1, () => unplug("Hall")],
  ])("%s is recognised and said", async (_name, count, change) => {
    await change();
    expect(await countScreens(stage)).toBe(count);
    const speaker = await openByKey(stage);
    expect(await readFilled(stage)).toEqual([]);
    await speaker.keyboard.press("c");
    await speaker.getByText("Un seul écran, ou deux écrans qui montrent la même image").waitFor();
    await closeWindow(speaker, stage);
  });
});

/** How many screens the browser tells the page of. */
function countScreens(stage: Page): Promise<number | undefined> {
  return stage.evaluate(async () => (await window.getScreenDetails?.())?.screens.length);
}

/** Takes a screen away. */
async function unplug(label: string): Promise<void> {
  await session.send("Emulation.removeScreen", { screenId: await findScreen(label) });
}

/** Lets a screen show what the laptop shows. */
async function mirror(label: string): Promise<void> {
  const screenId = await findScreen(label);
  const laptop = { left: 0, top: 0, width: 1440, height: 900 };
  await session.send("Emulation.updateScreen", { screenId, ...laptop });
}

async function findScreen(label: string): Promise<string> {
  const { screenInfos } = await session.send("Emulation.getScreenInfos");
  return screenInfos.find((screen) => screen.label === label)?.id ?? "";
}
