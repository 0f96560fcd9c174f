import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { escapeHtml } from "../deck/html/html.ts";
import { goTo, listStops, openReady, type Stop } from "./stageWalk.ts";

export interface PictureOptions {
  /** Every step of every slide, instead of its last one alone. */
  readonly steps: boolean;
  readonly scheme: "dark" | "light";
  readonly log: (line: string) => void;
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
  { steps, scheme, log }: PictureOptions,
): Promise<void> {
  mkdirSync(folder);
  const page = await openStage(browser, html, { scheme, scale: SCALE });
  try {
    const all = await listStops(page);
    const ids = [...new Set(all.map(({ id }) => id))];
    const stops = all.filter(({ isLast }) => steps || isLast);
    const names: string[] = [];
    for (const stop of stops) {
      const name = nameOf(stop, ids.indexOf(stop.id) + 1, steps);
      log(`picture ${names.length + 1}/${stops.length}  ${name}`);
      await goTo(page, stop);
      writeFileSync(join(folder, name), await page.screenshot());
      names.push(name);
    }
    await takeContactSheet(page, folder, names);
  } finally {
    await page.close();
  }
}

/** The first slide of the single file `html` as whoever shares the link shows it, as a JPEG. */
export async function takePreview(browser: Browser, html: string): Promise<Buffer> {
  const page = await openStage(browser, html, { scheme: "dark", scale: 1 });
  try {
    const end = (await listStops(page)).find(({ isLast }) => isLast);
    if (end !== undefined) await goTo(page, end);
    return await page.screenshot({ type: "jpeg", quality: 85 });
  } finally {
    await page.close();
  }
}

/** The stage, with nothing on it that is for a mouse: that is no part of a picture. */
async function openStage(
  browser: Browser,
  html: string,
  { scheme, scale }: { readonly scheme: "dark" | "light"; readonly scale: number },
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: scale,
    reducedMotion: "reduce",
  });
  await openReady(page, `${pathToFileURL(html).href}?stage&scheme=${scheme}`);
  await page.addStyleTag({ content: ".controls { display: none !important; }" });
  return page;
}

function nameOf({ id, step }: Stop, number: number, steps: boolean): string {
  const order = String(number).padStart(2, "0");
  return steps ? `${order}-${id}-${step}.png` : `${order}-${id}.png`;
}

const SHEET_STYLE = `
  body { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; margin: 16px;
    background: #777; color: #fff; font: 14px sans-serif; }
  figure { margin: 0; }
  img { display: block; width: 100%; }
  figcaption { padding-top: 4px; }
`;

/** Four slides a row, the name of each below it. */
async function takeContactSheet(
  page: Page,
  folder: string,
  names: readonly string[],
): Promise<void> {
  const figures = names.map((name) => {
    const caption = `<figcaption>${escapeHtml(name)}</figcaption>`;
    return `<figure><img src="${encodeURIComponent(name)}">${caption}</figure>`;
  });
  // A page of the folder itself: only from there may it show the pictures.
  const sheet = join(folder, "contact-sheet.html");
  writeFileSync(sheet, `<meta charset="utf-8"><style>${SHEET_STYLE}</style>${figures.join("")}`);
  await page.setViewportSize({ width: 1600, height: 100 });
  await page.goto(pathToFileURL(sheet).href);
  writeFileSync(join(folder, "contact-sheet.png"), await page.screenshot({ fullPage: true }));
  rmSync(sheet);
}
