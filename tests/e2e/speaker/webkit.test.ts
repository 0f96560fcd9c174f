import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { server } from "../../served.ts";
import { isThorough } from "../../thorough.ts";
import { hasWebKit, launchWebKit, type WebKit } from "../../webkit.ts";
import { getFixture, shareFixture } from "./fixture.ts";
import { addQuery } from "./pages.ts";
import { PLACES } from "./steppedTalk.ts";

shareFixture();

const STAGE = ".slides section.present:not(.stack)";
const PICTURE = ".speaker[aria-busy=false] .preview.current section";

describe.skipIf(!hasWebKit())("in WebKit, which is Safari's engine", () => {
  let webkit: WebKit;
  beforeAll(async () => {
    webkit = await launchWebKit();
  });
  afterAll(() => webkit?.close());

  const addresses: readonly (readonly [string, () => string])[] = [
    ["the file on disk", () => getFixture().file],
    // The view is opened there below, too.
    ...(isThorough ? [["the dev server", () => server.address] as const] : []),
  ];

  test.each(addresses)(
    "on %s, keys walk through all steps, and the reading view has all slides",
    async (_, get) => {
      await webkit.goTo(get());
      await waitForReady(webkit);
      for (const place of PLACES) {
        if (place !== PLACES[0]) await webkit.press("ArrowRight");
        await waitFor(webkit, STAGE, place);
      }
      await webkit.goTo(addQuery(get(), "read"));
      await waitForReady(webkit);
      const heights = await webkit.evaluate(listHeights);
      expect(heights).toHaveLength(8);
      expect(Math.min(...heights)).toBeGreaterThan(40);
    },
  );

  test("S opens the view, whose pictures are as large as their frames, and both windows drive", async () => {
    await webkit.goTo(server.address);
    await waitForReady(webkit);
    const [stage = ""] = await webkit.listWindows();
    // WebKit lets a key press open a window for a second: what opens it has to be loaded by then.
    await expect.poll(() => webkit.evaluate(hasSpeakerStyles)).toBe(true);
    await webkit.press("s");
    await expect.poll(() => webkit.listWindows()).toHaveLength(2);
    const [speaker = ""] = (await webkit.listWindows()).filter((window) => window !== stage);
    await webkit.choose(speaker);
    await waitFor(webkit, PICTURE, "a");
    await expect.poll(() => webkit.evaluate(listFits)).toEqual([true, true]);
    await webkit.press("ArrowRight");
    await waitFor(webkit, PICTURE, "b");
    await webkit.choose(stage);
    await waitFor(webkit, STAGE, "b");
    await webkit.press("ArrowRight");
    await waitFor(webkit, STAGE, "b+1");
    await webkit.choose(speaker);
    await waitFor(webkit, PICTURE, "b+1");
  });
});

async function waitForReady(webkit: WebKit): Promise<void> {
  await expect
    .poll(() => webkit.evaluate(() => document.documentElement.dataset["ready"]))
    .toBe("");
}

/** Whether the dev server's stage has loaded what joins it with the speaker view. */
function hasSpeakerStyles(): boolean {
  return document.querySelector('style[data-vite-dev-id$="/speaker.css"]') !== null;
}

/** Waits until what `selector` finds is a slide at a step, as `id` or `id+steps`. */
async function waitFor(webkit: WebKit, selector: string, place: string): Promise<void> {
  await expect.poll(() => webkit.evaluate(readPlace, selector)).toBe(place);
}

function readPlace(selector: string): string {
  const slide = document.querySelector(selector);
  const step = Number(slide?.getAttribute("data-fragment") ?? -1) + 1;
  return `${slide?.id}${step > 0 ? `+${step}` : ""}`;
}

/** For each picture of a slide, whether the slide is as large as its frame. */
function listFits(): readonly boolean[] {
  return [...document.querySelectorAll(".preview")].map((frame) => {
    const { width = 0, height = 0 } = frame.querySelector(".reveal")?.getBoundingClientRect() ?? {};
    const isLarge = frame.clientWidth > 100;
    const isEqual =
      Math.abs(width - frame.clientWidth) < 2 && Math.abs(height - frame.clientHeight) < 2;
    return isLarge && isEqual;
  });
}

function listHeights(): readonly number[] {
  const sections = [...document.querySelectorAll(".slides section:not(.stack)")];
  return sections.map((section) => section.getBoundingClientRect().height);
}
