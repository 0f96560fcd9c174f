import { parse, parseExpression, View, type Loader, type LoggerInterface } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Figure } from "../deck/model.ts";
import type { Problem } from "../deck/problem.ts";
import { cleanDrawing } from "./cleanDrawing.ts";
import { CHART_CONFIG, CHART_FONT, CHART_FONT_SIZE, CHART_SIZE, readRamp } from "./chartConfig.ts";
import { findLocale, localizeTimeAxes } from "./chartLocale.ts";
import { clip } from "./mermaidErrors.ts";

/**
 * Draws a chart to SVG; its source is that of `runChart`, with the views of step n named
 * `step_n_…`. The ids in the drawing begin with `name`. Rejects with the library's own error when
 * it cannot be drawn.
 */
export async function drawChart(source: string, name: string): Promise<string> {
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

/**
 * Runs a chart as far as the drawing itself, which needs no page. The source is a Vega-Lite
 * specification in JSON with all its data inside and its language in `usermeta.lang`. Rejects with
 * the library's own error when the chart cannot be drawn; what it gives is to be finalized.
 */
export async function runChart(source: string): Promise<View> {
  const spec = JSON.parse(source) as TopLevelSpec;
  const lang = String(spec.usermeta?.["lang"] ?? "");
  const config = { ...CHART_CONFIG, ...findLocale(lang) };
  const chart = compile(fitToSlide(hidePlainTitle(spec)), { config }).spec;
  const faults: string[] = [];
  // Expressions are read by an interpreter, not compiled: a page may forbid `eval`.
  const view = new View(parse(localizeTimeAxes(lang, chart), undefined, { ast: true }), {
    renderer: "none",
    expr: expressionInterpreter,
    loader: OFFLINE,
    logger: collectFaults(faults),
  });
  // What Vega throws in the end only follows from what it has logged before.
  await view.runAsync().catch((error: Error) => faults.push(error.message));
  if (faults[0] === undefined) return view;
  view.finalize();
  throw new Error(faults[0]);
}

/** A slide has its heading: a title that is a plain text is the drawing's name and no more. */
function hidePlainTitle(spec: TopLevelSpec): TopLevelSpec {
  const { title, ...rest } = spec;
  return typeof title === "object" && !Array.isArray(title) ? spec : rest;
}

/** One view fills the place that a slide has for it; of several, each has its own size. */
function fitToSlide(spec: TopLevelSpec): TopLevelSpec {
  const isOneView = "layer" in spec || ("mark" in spec && !isFaceted(spec.encoding));
  if (!isOneView) return spec;
  return { ...CHART_SIZE, autosize: { type: "fit", contains: "padding" }, ...spec };
}

function isFaceted(encoding: object = {}): boolean {
  return ["row", "column", "facet"].some((channel) => channel in encoding);
}

/** All data is in the source: whatever asks for more is refused. */
const OFFLINE: Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

function refuse(address: string): Promise<never> {
  return Promise.reject(new Error(`a chart loads nothing, and asks for "${address}"`));
}

/** Vega goes on after what it only logs: data that did not come, a field that no row has. */
function collectFaults(faults: string[]): LoggerInterface {
  const note = (...words: readonly unknown[]): LoggerInterface => {
    faults.push(words.map(String).join(" "));
    return logger;
  };
  const ignore = (): LoggerInterface => logger;
  const logger = { level: ignore, error: note, warn: note, info: ignore, debug: ignore };
  return logger;
}

/** Makes Vega's SVG ours: in the page's colours, what the views of step n drew marked `data-step="n"`. */
function tidyChart(svg: SVGSVGElement): void {
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

const EXPRESSIONS = /^(?:calculate|filter|test|expr|labelExpr)$/;

/** A chart's failure as a problem: at the expression that Vega speaks of, else where the chart begins. */
export function describeChartFailure(
  error: unknown,
  { source, written = source, at }: Pick<Figure, "source" | "written" | "at">,
): Problem {
  const words = error instanceof Error ? error.message : String(error);
  const [broken] = listExpressions(JSON.parse(source)).filter(isBroken);
  // Of a function that it does not know, Vega ends with the name.
  const named = broken ?? words.split(": ").at(-1) ?? "";
  const above = written.slice(0, Math.max(0, written.indexOf(named))).split("\n");
  const place = broken === undefined ? "" : ` in "${broken}"`;
  return {
    code: "diagram",
    severity: "error",
    message: `this chart cannot be drawn: ${clip(`${words.replace(/\s+/g, " ").trim()}${place}`)}`,
    at: {
      ...at,
      line: at.line + above.length - 1,
      column: at.column + (above.at(-1)?.length ?? 0),
    },
  };
}

function listExpressions(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key === "values" || key === "datasets") return [];
    return typeof value === "string" && EXPRESSIONS.test(key) ? [value] : listExpressions(value);
  });
}

function isBroken(expression: string): boolean {
  try {
    parseExpression(expression);
    return false;
  } catch {
    return true;
  }
}
