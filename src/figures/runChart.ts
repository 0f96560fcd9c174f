import { parse, View, type Loader, type LoggerInterface } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { CHART_CONFIG, CHART_SIZE } from "./chartConfig.ts";
import { findLocale, writeTimesIn } from "./chartLocale.ts";

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
  const view = new View(parse(writeTimesIn(lang, chart), undefined, { ast: true }), {
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
