import { isMap, isScalar, isSeq, visit, type YAMLMap } from "yaml";
import { suggest } from "../suggest.ts";
import { textOf, type ReportAt } from "../yaml.ts";
import { isRecord, ROW_KEYS } from "./chartData.ts";

/** The lists that hold several views. */
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

/** The fields that a transform makes when its author names none. */
const MADE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  fold: ["key", "value"],
  density: ["value", "density"],
  quantile: ["prob", "value"],
};

/** Names what Vega-Lite would leave out without a word: a property, mark or channel that it does not know. */
export function checkView(view: YAMLMap, report: ReportAt): void {
  checkKeys(view, "property", VIEW_KEYS, report);
  checkContent(view, report);
  checkMark(view, report);
  checkEncoding(view, report);
  for (const inner of listInnerViews(view)) checkView(inner, report);
}

/** The views directly in one. */
function listInnerViews(view: YAMLMap): YAMLMap[] {
  const lists = VIEW_LISTS.map((name) => view.get(name)).filter(isSeq);
  return [...lists.flatMap(({ items }) => items), view.get("spec")].filter(isMap);
}

function checkContent(view: YAMLMap, report: ReportAt): void {
  if (["mark", "spec", ...VIEW_LISTS].some((name) => view.has(name))) return;
  report(view, "bad-chart", 'a chart needs a "mark", or several in a "layer"');
}

function checkMark(view: YAMLMap, report: ReportAt): void {
  if (!view.has("mark")) return;
  const mark = view.get("mark", true);
  const type = isMap(mark) ? mark.get("type", true) : mark;
  const name = textOf(type);
  if (!isScalar(type)) {
    report(mark, "bad-chart", 'a mark is written "mark: line", or with its "type"');
  } else if (name === "image") {
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
    const name = textOf(type);
    if (!isScalar(type) || TYPES.includes(name)) continue;
    report(type, "bad-chart", `unknown type "${name}"${suggest(name, TYPES)}`);
  }
}

function checkKeys(map: YAMLMap, noun: string, known: readonly string[], report: ReportAt): void {
  for (const { key } of map.items) {
    const name = textOf(key);
    // What leads elsewhere is refused by name.
    if (known.includes(name) || name === "url" || name === "href") continue;
    report(key, "bad-chart", `unknown ${noun} "${name}"${suggest(name, known)}`);
  }
}

/** Names the fields that are no column of the data: Vega would draw an empty chart, and say nothing. */
export function checkFields(chart: YAMLMap, spec: unknown, report: ReportAt): void {
  const columns = listColumns(spec);
  if (columns.length === 0) return;
  visit(chart, {
    Pair(_index, { key, value }) {
      if ([...ROW_KEYS, "config", "params"].includes(textOf(key))) return visit.SKIP;
      const field = isScalar(value) ? value.value : undefined;
      if (textOf(key) !== "field" || typeof field !== "string") return undefined;
      // A path into a column of objects is left to Vega.
      if (/[.[\\]/.test(field) || columns.includes(field)) return undefined;
      const message = `no column of the data is called "${field}"${suggest(field, columns)}`;
      report(value, "bad-chart", message);
      return undefined;
    },
  });
}

/** The columns of all data in a chart and what its transforms make; nothing when that cannot be told. */
function listColumns(spec: unknown): readonly string[] {
  const objects = listObjects(spec);
  const tables = objects.map(({ data }) => data).filter(isRecord);
  const rows = tables.map(({ values, format = {} }) => {
    const isPlain = isRecord(format) && !("property" in format || "type" in format);
    return isPlain && Array.isArray(values) && values.every(isRecord) ? values : [];
  });
  const isTold = rows.every(({ length }) => length > 0);
  if (!isTold || objects.some((object) => "pivot" in object)) return [];
  const columns = rows.flat().flatMap((row) => Object.keys(row));
  return [...new Set([...columns, ...objects.flatMap(listMadeFields)])];
}

/** Every object of a chart, but not the rows of its data. */
function listObjects(node: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(listObjects);
  if (!isRecord(node)) return [];
  const inner = Object.entries(node).filter(([key]) => !ROW_KEYS.includes(key));
  return [node, ...inner.flatMap(([, value]) => listObjects(value))];
}

function listMadeFields(transform: Readonly<Record<string, unknown>>): readonly string[] {
  const named = [transform["as"]].flat().filter((name) => typeof name === "string");
  // A bin has a second field for its end.
  if ("bin" in transform) return named.flatMap((name) => [name, `${name}_end`]);
  const made = Object.entries(MADE_FIELDS).filter(([kind]) => kind in transform);
  return named.length > 0 ? named : made.flatMap(([, fields]) => fields);
}
