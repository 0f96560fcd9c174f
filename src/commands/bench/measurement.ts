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

/** In the page: a measure named "key" for each key that is pressed. */
export function recordKeys(): void {
  window.addEventListener(
    "keydown",
    () => {
      const start = performance.now();
      requestAnimationFrame(() => setTimeout(() => performance.measure("key", { start })));
    },
    { capture: true },
  );
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
