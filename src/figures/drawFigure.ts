import type { Figure } from "../deck/model.ts";
import type { Problem } from "../deck/problem.ts";
import { describeMermaidFailure } from "./mermaidErrors.ts";

/** What a drawing is made from. */
export type Drawable = Omit<Figure, "label" | "steps">;

/** The drawing of a figure, or why there is none. */
export type Drawn = { readonly svg: string } | { readonly failure: Problem };

/** Draws a figure to SVG, in the page and at export alike. What its author got wrong is the failure. */
export async function drawFigure(figure: Drawable): Promise<Drawn> {
  const { kind, source, name } = figure;
  // The libraries are large: each comes with the first figure of its kind.
  if (kind === "vega-lite") {
    const { describeChartFailure, drawChart } = await import("./chart.ts");
    try {
      return { svg: await drawChart(source, name) };
    } catch (error) {
      return { failure: describeChartFailure(error, figure) };
    }
  }
  const { drawMermaid } = await import("./mermaid.ts");
  try {
    return { svg: await drawMermaid(source, name) };
  } catch (error) {
    return { failure: describeMermaidFailure(error, figure) };
  }
}
