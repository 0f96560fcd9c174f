import { CHART_FONT, CHART_FONT_SIZE } from "./chartConfig.ts";
import { cleanDrawing } from "./cleanDrawing.ts";
import { runChart } from "./runChart.ts";
import { tidyChart } from "./tidyChart.ts";

/**
 * Draws a chart to SVG; its source is that of `runChart`, with the views of step n named
 * `step_n_…`. The ids in the drawing begin with `name`. Rejects with the library's own error when
 * it cannot be drawn.
 */
export async function drawVegaLite(source: string, name: string): Promise<string> {
  // Vega measures words on a canvas, which waits for no font.
  await document.fonts.load(`${CHART_FONT_SIZE}px ${CHART_FONT}`);
  const view = await runChart(source);
  const stage = document.createElement("template");
  stage.innerHTML = await view.toSVG().finally(() => view.finalize());
  const svg = stage.content.querySelector("svg");
  if (svg === null) throw new Error("Vega has drawn nothing");
  tidyChart(svg);
  return cleanDrawing(svg, name);
}
