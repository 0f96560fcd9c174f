import { isPair, visit, type YAMLMap } from "yaml";
import type { SlideEnv } from "../slideEnv.ts";
import { suggest } from "../suggest.ts";
import { explainElsewhere, isElsewhere, listPaths } from "../html/addresses.ts";
import { type ReportAt, textOf } from "../yaml.ts";

/** Keys with the author's own rows, not Vega-Lite. */
export const ROW_KEYS: readonly string[] = ["values", "datasets"];

/** What the file holds that an address names, which is found like that of a picture or of code. */
function readData(address: string, { dataByPath, path }: SlideEnv): unknown {
  return dataByPath.get(listPaths(address, path).find((each) => dataByPath.has(each)) ?? "");
}

/**
 * Names the data files that are not there, and whatever else would have to be asked for elsewhere.
 * Gives whether all that the chart needs is there.
 */
export function checkAddresses(chart: YAMLMap, env: SlideEnv, report: ReportAt): boolean {
  let isWhole = true;
  visit(chart, {
    Pair(_index, { key, value }, path) {
      const name = textOf(key);
      if (ROW_KEYS.includes(name)) return visit.SKIP;
      const isData = name === "url" && textOf(path.findLast(isPair)?.key) === "data";
      if (isData) {
        checkDataFile(value, env, report);
        isWhole &&= readData(textOf(value), env) !== undefined;
      } else if (name === "url" || name === "href") {
        const message = `a chart carries no "${name}": it is a drawing, and asks for nothing`;
        report(key, "remote-data", message);
      }
      return undefined;
    },
  });
  return isWhole;
}

function checkDataFile(value: unknown, { dataByPath, path }: SlideEnv, report: ReportAt): void {
  const address = textOf(value);
  if (listPaths(address, path).some((each) => dataByPath.has(each))) return;
  if (isElsewhere(address)) {
    report(value, "remote-data", explainElsewhere(address, "slides/data/"));
    return;
  }
  const known = suggest(address, [...dataByPath.keys()]);
  const advice = known || ": a .csv or .json file goes into slides/data/";
  report(value, "missing-data", `there is no data file "${address}"${advice}`);
}

/** A chart's value with the rows of its data files in the place of their addresses. */
export function inlineData(node: unknown, env: SlideEnv): unknown {
  if (Array.isArray(node)) return node.map((item) => inlineData(item, env));
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (ROW_KEYS.includes(key)) return [key, value];
      const isFile = key === "data" && isRecord(value) && typeof value["url"] === "string";
      return [key, isFile ? readRows(value, env) : inlineData(value, env)];
    }),
  );
}

function readRows(written: Readonly<Record<string, unknown>>, env: SlideEnv): unknown {
  const { url, format, ...rest } = written;
  const values = readData(String(url), env);
  if (!isRecord(format)) return { ...rest, values };
  // The rows are read already; what else is said of them still holds.
  const { type, ...others } = format;
  const kept = type === "topojson" ? format : others;
  return { ...rest, values, format: kept };
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
