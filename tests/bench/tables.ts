/** What was measured: its name, the value of each run, their unit. */
export type Row = readonly [what: string, values: readonly number[], unit: string];

/**
 * Measures so often, one run after the other, and gives all values of each figure. What one run
 * measures of two things is measured in turn, so a loaded machine is the same for both.
 */
export async function repeat<Name extends string>(
  runs: number,
  measure: () => MaybePromise<Readonly<Record<Name, number | readonly number[]>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const values = {} as Record<Name, number[]>;
  for (let run = 0; run < runs; run += 1) {
    const measured = await measure();
    for (const name of Object.keys(measured) as Name[]) {
      values[name] = [...(values[name] ?? []), ...[measured[name]].flat()];
    }
  }
  return values;
}

type MaybePromise<T> = T | Promise<T>;

/** A Markdown table of one set of rows: best, median and 95th percentile. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map(([what, values, unit]) => [
    what,
    ...[0, 0.5, 0.95].map((at) => `${quantile(values, at)} ${unit}`),
  ]);
  return formatRows([["What", "Best", "Median", "p95"], ...cells]);
}

/**
 * A Markdown table of the same rows for several decks: median and 95th percentile of each, and how
 * many times the first deck's median that is.
 */
export function formatSizes(rowsBySize: ReadonlyMap<number, readonly Row[]>): string {
  const sizes = [...rowsBySize.keys()].map((size) => `${size.toLocaleString("en")} slides`);
  const columns = [...rowsBySize.values()];
  const cells = (columns[0] ?? []).map(([what], index) => [
    what,
    ...columns.map((rows) => {
      const [, values, unit] = rows[index] ?? ["", [], ""];
      const [, first] = columns[0]?.[index] ?? ["", []];
      const ratio = rows === columns[0] ? "" : ` (×${(median(values) / median(first)).toFixed(1)})`;
      return `${quantile(values, 0.5)} / ${quantile(values, 0.95)} ${unit}${ratio}`;
    }),
  ]);
  return formatRows([["Deck of", ...sizes], ...cells]);
}

function formatRows([head = [], ...rows]: readonly (readonly string[])[]): string {
  const rule = head.map(() => "---");
  return [head, rule, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function quantile(values: readonly number[], at: number): string {
  return pick(values, at).toFixed(0);
}

const median = (values: readonly number[]): number => pick(values, 0.5);

function pick(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}
