import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import {
  launch,
  type Browser,
  type BrowserContext,
  type KeyInput,
  type Page,
} from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { server } from "../../served.ts";
import { isThorough } from "../../thorough.ts";
import { getFixture, shareFixture } from "./fixture.ts";
import { addQuery } from "./pages.ts";

shareFixture();

const STAGE = ".slides section.present:not(.stack)";
const PICTURE = ".speaker[aria-busy=false] .preview.current section";

/** An installed Firefox, or none: it is tested where there is one. */
function findFirefox(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return ["firefox-esr", "firefox"]
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

const firefox = findFirefox();

describe.skipIf(firefox === undefined)("in Firefox", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch({
      browser: "firefox",
      executablePath: firefox ?? "",
      headless: true,
      // A narrower page is for reading.
      defaultViewport: { width: 1280, height: 720 },
      extraPrefsFirefox: {
        // As it is for everybody: what opens by itself is blocked.
        "dom.disable_open_during_load": true,
        // Nothing waits for the end of a movement, or for windows that nobody opens.
        "ui.prefersReducedMotion": 1,
        "dom.ipc.processPrelaunch.enabled": false,
      },
    });
  }, 60_000);
  afterAll(() => browser?.close());

  const addresses: readonly (readonly [string, () => string])[] = [
    // Where an engine is strictest about what windows may say to each other.
    ["the file on disk", () => getFixture().file],
    ...(isThorough ? [["the dev server", () => server.address] as const] : []),
  ];

  test.each(addresses)(
    "on %s, S opens the view, both windows drive, and each is back after a reload",
    { timeout: 60_000 },
    async (_name, getAddress) => {
      const context = await browser.createBrowserContext();
      const stage = await context.newPage();
      stage.on("dialog", (dialog) => void dialog.accept());
      await stage.goto(getAddress());
      await waitForReady(stage);
      const speaker = await openSpeaker(context, stage);
      const pressInBoth = async (page: Page, place: string): Promise<void> => {
        await press(page, "ArrowRight");
        await Promise.all([waitFor(stage, STAGE, place), waitFor(speaker, PICTURE, place)]);
      };

      await waitFor(speaker, PICTURE, "a");
      await pressInBoth(stage, "b");
      await pressInBoth(speaker, "b+1");
      await speaker.waitForSelector('.time-pane[data-clock="runs"]');
      expect(await speaker.$eval(".notes-step.current", ({ textContent }) => textContent)).toMatch(
        /mots pour B un/,
      );

      await speaker.reload();
      await waitFor(speaker, PICTURE, "b+1");
      await speaker.waitForSelector('.time-pane[data-clock="runs"]');
      await pressInBoth(speaker, "b+2");
      await stage.reload();
      await waitFor(stage, STAGE, "b+2");
      await pressInBoth(stage, "b+3");
      await pressInBoth(speaker, "c");

      // By hand, in any tab.
      await stage.goto(addQuery(getAddress(), "speaker"));
      await waitFor(stage, PICTURE, "c");
      await stage.goto(addQuery(getAddress(), "read"));
      await waitForReady(stage);
      expect(await stage.$$eval(".slides section:not(.stack)", listHeights)).not.toContain(0);
      await context.close();
    },
  );
});

function listHeights(sections: readonly Element[]): readonly number[] {
  return sections.map((section) => section.getBoundingClientRect().height);
}

async function openSpeaker(context: BrowserContext, stage: Page): Promise<Page> {
  await press(stage, "s");
  const target = await context.waitForTarget((each) => each.url().includes("?speaker"));
  const speaker = await target.page();
  if (speaker === null) throw new Error("the speaker view is no page");
  await waitForReady(speaker);
  return speaker;
}

/** A window gets keys only where it is in front. */
async function press(page: Page, key: KeyInput): Promise<void> {
  await page.bringToFront();
  await page.keyboard.press(key);
}

async function waitForReady(page: Page): Promise<void> {
  await page.waitForSelector("html[data-ready]");
}

/** Waits until what `selector` finds is a slide at a step, as `id` or `id+steps`. */
async function waitFor(page: Page, selector: string, place: string): Promise<void> {
  const [id, step] = place.split("+");
  await page.waitForFunction(
    (slideSelector, wantedId, wantedIndex) => {
      const slide = document.querySelector(slideSelector);
      const index = slide?.getAttribute("data-fragment") ?? "-1";
      return slide?.id === wantedId && index === wantedIndex;
    },
    // A window behind another has no frames to look at.
    { polling: 50 },
    selector,
    id,
    String(Number(step ?? 0) - 1),
  );
}
