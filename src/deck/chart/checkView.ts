import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { suggest } from "../suggest.ts";
import type { ReportAt } from "./parseChart.ts";

/** The lists in which several views stand together. */
export const VIEW_LISTS = ["layer", "concat", "hconcat", "vconcat"] as const;

const VIEW_KEYS = (
  "$schema align autosize background bounds center columns concat config data datasets " +
  "description encoding facet hconcat height layer mark name padding params projection " +
  "repeat resolve spacing spec title transform usermeta vconcat view width"
).split(" ");

const MARKS = (
  "arc area bar boxplot circle errorband errorbar geoshape line point rect rule square text " +
  "tick trail"
).split(" ");

const CHANNELS = (
  "angle color column description detail facet fill fillOpacity key latitude latitude2 " +
  "longitude longitude2 opacity order radius radius2 row shape size stroke strokeDash " +
  "strokeOpacity strokeWidth text theta theta2 time tooltip x x2 xError xError2 xOffset y " +
  "y2 yError yError2 yOffset"
).split(" ");

const CHANNEL_KEYS = (
  "aggregate align axis bandPosition bin bounds center columns condition datum field format " +
  "formatType header impute legend rescale scale sort spacing stack timeUnit title type " +
  "value"
).split(" ");

const TYPES = ["quantitative", "ordinal", "nominal", "temporal", "geojson"];

/** Names what Vega-Lite would leave out without a word: a property, mark or channel that it does not know. */
export function checkView(view: YAMLMap, report: ReportAt): void {
  checkKeys(view, "property", VIEW_KEYS, report);
  checkContent(view, report);
  checkMark(view, report);
  checkEncoding(view, report);
  for (const inner of listInnerViews(view)) checkView(inner, report);
}

/** The views that stand directly in one. */
function listInnerViews(view: YAMLMap): YAMLMap[] {
  const lists = VIEW_LISTS.map((name) => view.get(name)).filter(isSeq);
  return [...lists.flatMap(({ items }) => items), view.get("spec")].filter(isMap);
}

function checkContent(view: YAMLMap, report: ReportAt): void {
  if (["mark", "spec", ...VIEW_LISTS].some((name) => view.has(name))) return;
  report(view, "bad-chart", 'a chart needs a "mark", or several in a "layer"');
}

function checkMark(view: YAMLMap, report: ReportAt): void {
  const mark = view.get("mark", true);
  const type = isMap(mark) ? mark.get("type", true) : mark;
  if (!isScalar(type)) {
    if (view.has("mark"))
      report(mark, "bad-chart", 'a mark is written "mark: line", or with its "type"');
    return;
  }
  const name = String(type.value);
  if (name === "image") {
    report(type, "bad-chart", "a chart shows no pictures: put them on the slide itself");
  } else if (!MARKS.includes(name)) {
    report(type, "bad-chart", `unknown mark "${name}"${suggest(name, MARKS)}`);
  }
}

function checkEncoding(view: YAMLMap, report: ReportAt): void {
  const encoding = view.get("encoding");
  if (!isMap(encoding)) return;
  checkKeys(encoding, "channel", CHANNELS, report);
  for (const { value: channel } of encoding.items) {
    if (!isMap(channel)) continue;
    checkKeys(channel, "property of a channel", CHANNEL_KEYS, report);
    const type = channel.get("type", true);
    if (!isScalar(type) || TYPES.includes(String(type.value))) continue;
    const name = String(type.value);
    report(type, "bad-chart", `unknown type "${name}"${suggest(name, TYPES)}`);
  }
}

function checkKeys(map: YAMLMap, noun: string, known: readonly string[], report: ReportAt): void {
  for (const { key } of map.items as readonly Pair[]) {
    const name = isScalar(key) ? String(key.value) : "";
    // What leads elsewhere is refused by name, wherever it stands.
    if (known.includes(name) || name === "url" || name === "href") continue;
    report(key, "bad-chart", `unknown ${noun} "${name}"${suggest(name, known)}`);
  }
}
