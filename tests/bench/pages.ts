import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** Transitions are not what is measured. */
const STAGE = { viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" } as const;

/** A page of stage size in a context of its own, for as long as `measure` takes. */
export async function withPage<T>(
  browser: Browser,
  measure: (page: Page, context: BrowserContext) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await browser.newContext({ ...STAGE, ...options });
  try {
    const page = await context.newPage();
    await page.addInitScript(markReady);
    return await measure(page, context);
  } finally {
    await context.close();
  }
}

/** Opens an exported file and waits until the page is ready. */
export async function openFile(page: Page, file: string): Promise<void> {
  await page.goto(`${pathToFileURL(file).href}?stage`);
  await waitUntilReady(page);
}

export async function waitUntilReady(page: Page): Promise<void> {
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** In the page: a mark "ready" when its view has started, and "painted" after the next frame. */
function markReady(): void {
  new MutationObserver((_changes, observer) => {
    if (document.documentElement.dataset["ready"] === undefined) return;
    observer.disconnect();
    performance.mark("ready");
    requestAnimationFrame(() => setTimeout(() => performance.mark("painted")));
  }).observe(document, { subtree: true, attributeFilter: ["data-ready"] });
}

/** The moment of a mark of the page, in milliseconds since 1970. */
export async function readMark(page: Page, name: "ready" | "painted"): Promise<number> {
  const mark = await page.waitForFunction((wanted) => {
    const [found] = performance.getEntriesByName(wanted);
    return found && performance.timeOrigin + found.startTime;
  }, name);
  return (await mark.jsonValue()) ?? Number.NaN;
}

/** Resolves when the page has painted what it is about to paint. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

/** Writes a text into a file, until the page shows `mark` in what `selector` finds. Milliseconds. */
export async function measureSave(
  page: Page,
  path: string,
  text: string,
  selector: string,
  mark: string,
): Promise<number> {
  const seen = page.waitForFunction(
    ([place, word]) => document.querySelector(place)?.textContent.includes(word),
    [selector, mark] as const,
  );
  const started = performance.now();
  writeFileSync(path, text);
  await seen;
  await nextFrame(page);
  return performance.now() - started;
}

/**
 * Saves a file so often, each time with another mark in the place of the text `from`, or at its end,
 * and puts it back.
 */
export async function measureSaves(
  page: Page,
  path: string,
  selector: string,
  saves: number,
  from?: string,
): Promise<number[]> {
  const text = readFileSync(path, "utf8");
  await page.waitForFunction(() => document.querySelector("figure[data-figure]") === null);
  const values: number[] = [];
  try {
    for (let save = 0; save < saves; save += 1) {
      const mark = `bench-${save}-saved`;
      const edited = from === undefined ? `${text}\n${mark}\n` : text.replace(from, mark);
      values.push(await measureSave(page, path, edited, selector, mark));
    }
  } finally {
    writeFileSync(path, text);
  }
  return values;
}
