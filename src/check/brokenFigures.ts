import type { Figure } from "../deck/model.ts";
import type { Problem } from "../deck/problem.ts";
import { describeMermaidFailure } from "../figures/mermaidErrors.ts";

/** One problem for each figure that cannot be drawn, as far as that can be found without a browser. */
export async function findBrokenFigures(figures: readonly Figure[]): Promise<readonly Problem[]> {
  const diagrams = figures.filter(({ kind }) => kind === "mermaid");
  const charts = figures.filter(({ kind }) => kind === "vega-lite");
  // One after the other: each library is large, and loaded only for figures of its kind.
  return [...(await findBrokenDiagrams(diagrams)), ...(await findBrokenCharts(charts))];
}

async function findBrokenDiagrams(diagrams: readonly Figure[]): Promise<Problem[]> {
  if (diagrams.length === 0) return [];
  const mermaid = await loadMermaid();
  const problems: Problem[] = [];
  for (const diagram of diagrams) {
    try {
      await mermaid.parse(diagram.source);
    } catch (error) {
      // A parser that asks for a page says nothing of the source: that comes with the drawing.
      const asksForPage = error instanceof TypeError || error instanceof ReferenceError;
      if (!asksForPage) problems.push(describeMermaidFailure(error, diagram));
    }
  }
  return problems;
}

/** Mermaid cleans labels as it reads them, which takes a page; what is only parsed is never shown. */
async function loadMermaid() {
  const { default: purify } = await import("dompurify");
  Object.assign(purify, { addHook: () => undefined, sanitize: (text: string) => text });
  const { default: mermaid } = await import("mermaid");
  return mermaid;
}

/** Vega does all but the drawing without a page. */
async function findBrokenCharts(charts: readonly Figure[]): Promise<Problem[]> {
  if (charts.length === 0) return [];
  const { describeChartFailure, runChart } = await import("../figures/chart.ts");
  const problems: Problem[] = [];
  for (const chart of charts) {
    try {
      (await runChart(chart.source)).finalize();
    } catch (error) {
      problems.push(describeChartFailure(error, chart));
    }
  }
  return problems;
}
