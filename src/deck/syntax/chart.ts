import { parseChart } from "../chart/parseChart.ts";
import type { ChapterEnv } from "../chapterEnv.ts";
import type { Figure } from "../deck.ts";
import { createFigureName } from "../figureName.ts";
import type { Location } from "../problem.ts";

/** A Vega-Lite source as a figure; `at` is the place of its first character. Nothing when it has errors. */
export function parseChartFence(
  written: string,
  at: Location,
  env: ChapterEnv,
): Figure | undefined {
  const { source, label, steps, problems } = parseChart(written, { ...env, at });
  env.problems.push(...problems);
  if (source === undefined) return undefined;
  return { kind: "vega-lite", name: createFigureName(source), source, written, at, label, steps };
}
