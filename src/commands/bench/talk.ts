import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { nextFrame, pressKeys } from "./measurement.ts";

/** Opens the exported file at stage size, transitions off unless they are what is measured. */
async function openFile(
  browser: Browser,
  file: string,
  reducedMotion: "reduce" | "no-preference",
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** Every step of the talk, on a stage that nobody looks at from elsewhere. */
export async function measureNextSteps(browser: Browser, file: string): Promise<number[]> {
  const page = await openFile(browser, file, "reduce");
  try {
    return await walkTalk(page);
  } finally {
    await page.close();
  }
}

/** From the first step of the talk to the last: from each key to the first task after the next frame. */
export async function walkTalk(stage: Page): Promise<number[]> {
  const count = await countSteps(stage);
  return pressKeys(
    stage,
    Array.from({ length: count }, () => "PageDown"),
  );
}

function countSteps(stage: Page): Promise<number> {
  return stage.evaluate(
    () =>
      document.querySelectorAll(".slides section:not(.stack)").length +
      document.querySelectorAll(".slides .fragment").length -
      1,
  );
}

/** How many gaps of more than 34 ms there are between the animation frames of a snap; nothing where no slide has one. */
export async function countSnapGaps(browser: Browser, file: string): Promise<number[]> {
  const page = await openFile(browser, file, "no-preference");
  try {
    const before = await page.evaluate(() => {
      const slides = [...document.querySelectorAll(".slides section:not(.stack)")];
      return slides[slides.findIndex((slide) => slide.matches("[data-snap]")) - 1]?.id;
    });
    if (before === undefined) return [];
    // Far more steps than a slide has: its last one.
    await page.evaluate((id) => (location.hash = `#/${id}/99`), before);
    await page.waitForFunction((id) => document.getElementById(id)?.matches(".present"), before);
    await nextFrame(page);
    const gaps = page.evaluate(countLongGaps);
    await page.keyboard.press("PageDown");
    return [await gaps];
  } finally {
    await page.close();
  }
}

/** In the page: counts from the first frame of a snap to its last. */
function countLongGaps(): Promise<number> {
  return new Promise((resolve) => {
    let last: number | undefined;
    let gaps = 0;
    const count = (now: number): void => {
      const isSnapping = document.querySelector(".snap") !== null;
      if (last !== undefined && !isSnapping) {
        resolve(gaps);
        return;
      }
      if (isSnapping) {
        if (last !== undefined && now - last > 34) gaps += 1;
        last = now;
      }
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
}
