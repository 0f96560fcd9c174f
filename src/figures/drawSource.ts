import type { Figure } from "../deck/model.ts";
import type { Problem } from "../deck/problem.ts";
import { describeFailure } from "./describeFailure.ts";

/** What a drawing is made from. */
export type Drawable = Omit<Figure, "label" | "steps">;

/** What comes of a figure's source. */
export type Drawn = { readonly svg: string } | { readonly failure: Problem };

/** Draws a figure to SVG, in the page and at export alike. What its author got wrong is the failure. */
export async function drawSource(figure: Drawable): Promise<Drawn> {
  const { kind, source, name } = figure;
  // The libraries are large: each comes with the first figure of its kind.
  if (kind === "vega-lite") {
    const { drawVegaLite } = await import("./vegaLite.ts");
    const { describeChartFailure } = await import("./chartFailure.ts");
    try {
      return { svg: await drawVegaLite(source, name) };
    } catch (error) {
      return { failure: describeChartFailure(error, figure) };
    }
  }
  const { drawMermaid } = await import("./mermaid.ts");
  try {
    return { svg: await drawMermaid(source, name) };
  } catch (error) {
    return { failure: describeFailure(error, figure) };
  }
}
