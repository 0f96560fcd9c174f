import { CHART_FONT } from "./chartConfig.ts";
import { readRamp } from "./chartRamp.ts";

/** Makes Vega's SVG ours: in the page's colours, what the views of step n drew marked `data-step="n"`. */
export function tidyChart(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll("[class]")) markStep(element);
  // From the leaves up: a group is looked at when all that it holds is tidy.
  for (const element of [...svg.querySelectorAll("*")].toReversed()) {
    if (isEmpty(element)) element.remove();
    else tidyElement(element);
  }
  svg.removeAttribute("version");
  svg.setAttribute("class", "chart");
  svg.setAttribute("font-family", CHART_FONT);
}

/** Vega gives a group the name of the view that it draws; one around it may have marked it already. */
function markStep(element: Element): void {
  const step = / step_(\d+)_/.exec(element.getAttribute("class") ?? "")?.[1];
  const around = element.parentElement?.closest("[data-step]")?.getAttribute("data-step");
  if (step !== undefined && step !== around) element.setAttribute("data-step", step);
}

/** Whether an element draws nothing: Vega gives every group a background, seen or not. */
function isEmpty(element: Element): boolean {
  if (element.getAttribute("display") === "none") return true;
  if (element.matches("g, defs")) return element.childElementCount === 0;
  return element.matches("path:not([fill], [stroke], clipPath *)");
}

function tidyElement(element: Element): void {
  for (const { name, value } of Array.from(element.attributes)) {
    const isUnused = /^(?:class|role|pointer-events|aria-.*)$/.test(name) || value === CHART_FONT;
    const color = readRamp(value);
    if (isUnused) element.removeAttribute(name);
    else if (color !== undefined) element.setAttribute(name, color);
  }
}
