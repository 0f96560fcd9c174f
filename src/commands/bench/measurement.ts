import { readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** What was measured, one value a run. */
export interface Measurement {
  readonly what: string;
  readonly values: readonly number[];
  readonly unit: "ms" | "kB" | "MB" | "gaps" | "shifts" | "";
}

/** The values of so many runs, one after the other. */
export async function repeat<T>(runs: number, measure: () => T | Promise<T>): Promise<T[]> {
  const values: T[] = [];
  for (let run = 0; run < runs; run += 1) values.push(await measure());
  return values;
}

/** Resolves when the page has painted what it is about to paint. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

/** Presses one key after the other: from each, until the first task after the next frame. Milliseconds. */
export async function pressKeys(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(recordKeys);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction(
      (before) => performance.getEntriesByName("key").length > before,
      index,
    );
    await nextFrame(page);
  }
  return page.evaluate(() => performance.getEntriesByName("key").map(({ duration }) => duration));
}

/** In the page: a measure named "key" for each key that is pressed. */
function recordKeys(): void {
  window.addEventListener(
    "keydown",
    () => {
      const start = performance.now();
      requestAnimationFrame(() => setTimeout(() => performance.measure("key", { start })));
    },
    { capture: true },
  );
}

/**
 * Saves a chapter with another mark at its end: until what is at `selector` shows it. Milliseconds.
 * The chapter is put back at the end.
 */
export async function measureSavesOf(
  page: Page,
  path: string,
  selector: string,
  saves: number,
): Promise<number[]> {
  const text = readFileSync(path, "utf8");
  await page.waitForFunction(() => document.querySelector("figure[data-figure]") === null);
  const values: number[] = [];
  try {
    for (let save = 0; save < saves; save += 1) {
      const mark = `bench-${save}-saved`;
      const seen = page.waitForFunction(
        ([place, word]) => document.querySelector(place)?.textContent.includes(word),
        [selector, mark] as const,
      );
      const started = performance.now();
      writeFileSync(path, `${text}\n${mark}\n`);
      await seen;
      await nextFrame(page);
      values.push(performance.now() - started);
    }
  } finally {
    writeFileSync(path, text);
  }
  return values;
}

/** The table of the README. */
export function formatTable(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ what, values, unit }) => {
    const cells = [0, 0.5, 0.95].map((at) => `${quantile(values, at).toFixed(0)} ${unit}`.trim());
    return `| ${[what, ...cells].join(" | ")} |`;
  });
  return ["| What | Best | Median | p95 |", "|---|---|---|---|", ...rows].join("\n");
}

/** The README's table of deck sizes: of each, the median and the 95th percentile. */
export function formatSizes(bySize: ReadonlyMap<number, readonly Measurement[]>): string {
  const sizes = [...bySize.keys()].map((size) => `${size.toLocaleString("en")} slides`);
  const columns = [...bySize.values()];
  const rows = (columns[0] ?? []).map(({ what, unit }, row) => {
    const cells = columns.map((column) => {
      const { values = [] } = column[row] ?? {};
      return `${[0.5, 0.95].map((at) => quantile(values, at).toFixed(0)).join(" / ")} ${unit}`;
    });
    return `| ${[what, ...cells].join(" | ")} |`;
  });
  const head = `| ${["Deck of", ...sizes].join(" | ")} |`;
  return [head, `|${"---|".repeat(sizes.length + 1)}`, ...rows].join("\n");
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}
