import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { goTo, listStops, type Stop } from "./stageWalk.ts";

export interface PictureOptions {
  /** Every step of every slide, instead of its last one alone. */
  readonly steps: boolean;
  readonly scheme: "dark" | "light";
}

/** Full HD, by which most projectors show a slide of 1280 × 720. */
const SCALE = 1.5;

/**
 * Takes a PNG of every slide of the single file `html` into `folder`, which must not be there yet,
 * and one sheet with all of them.
 */
export async function takePictures(
  browser: Browser,
  html: string,
  folder: string,
  { steps, scheme }: PictureOptions,
): Promise<void> {
  mkdirSync(folder);
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: SCALE,
    reducedMotion: "reduce",
  });
  try {
    await page.goto(`${pathToFileURL(html).href}?stage&scheme=${scheme}`);
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    // What is for a mouse is no part of a picture.
    await page.addStyleTag({ content: ".controls { display: none !important; }" });
    const stops = await listStops(page);
    const ids = [...new Set(stops.map(({ id }) => id))];
    const names: string[] = [];
    for (const stop of stops.filter(({ isLast }) => steps || isLast)) {
      await goTo(page, stop);
      const name = nameOf(stop, ids.indexOf(stop.id) + 1, steps);
      await page.screenshot({ path: join(folder, name) });
      names.push(name);
    }
    await takeContactSheet(page, folder, names);
  } finally {
    await page.close();
  }
}

function nameOf({ id, step }: Stop, number: number, steps: boolean): string {
  const order = String(number).padStart(2, "0");
  return steps ? `${order}-${id}-${step}.png` : `${order}-${id}.png`;
}

/** Four slides a row, the name of each below it. */
async function takeContactSheet(
  page: Page,
  folder: string,
  names: readonly string[],
): Promise<void> {
  const cells = names.map(
    (name) => `<figure><img src="${encodeURIComponent(name)}"><figcaption></figcaption></figure>`,
  );
  // A page of the folder itself: only from there may it show the pictures.
  await page.goto(pathToFileURL(join(folder, names[0] ?? "")).href);
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.evaluate(
    ([html, captions]) => {
      document.documentElement.innerHTML = `<style>
        body { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; margin: 16px;
          background: #777; color: #fff; font: 14px sans-serif; }
        figure { margin: 0; }
        img { display: block; width: 100%; }
        figcaption { padding-top: 4px; }
      </style>${html}`;
      for (const [index, caption] of [...document.querySelectorAll("figcaption")].entries()) {
        caption.textContent = captions[index] ?? "";
      }
      return Promise.all([...document.images].map((image) => image.decode())).then(() => undefined);
    },
    [cells.join(""), names] as const,
  );
  await page.screenshot({ path: join(folder, "contact-sheet.png"), fullPage: true });
}
