import { isPair, visit, type YAMLMap } from "yaml";
import type { DataByPath } from "../model.ts";
import { suggest } from "../suggest.ts";
import { isElsewhere, listPaths } from "../markdown/images.ts";
import { type ReportAt, textOf } from "../yaml.ts";

/** The data files of a talk as one chapter names them. */
export interface ChartData {
  readonly known: readonly string[];
  has(address: string): boolean;
  get(address: string): unknown;
}

/** Keys with the author's own rows, not Vega-Lite. */
export const ROW_KEYS: readonly string[] = ["values", "datasets"];

/** The data files by the addresses of a chapter, which are those of its pictures and code. */
export function findData(dataByPath: DataByPath, chapterPath: string): ChartData {
  const find = (address: string): string | undefined =>
    listPaths(address, chapterPath).find((path) => dataByPath.has(path));
  return {
    known: [...dataByPath.keys()],
    has: (address) => find(address) !== undefined,
    get: (address) => dataByPath.get(find(address) ?? address),
  };
}

/**
 * Names the data files that are not there, and whatever else would have to be asked for elsewhere.
 * Gives whether all that the chart needs is there.
 */
export function checkAddresses(chart: YAMLMap, data: ChartData, report: ReportAt): boolean {
  const files: string[] = [];
  visit(chart, {
    Pair(_index, { key, value }, path) {
      const name = textOf(key);
      if (ROW_KEYS.includes(name)) return visit.SKIP;
      if (name !== "url" && name !== "href") return undefined;
      const owner = path.findLast(isPair);
      if (name === "url" && textOf(owner?.key) === "data") {
        files.push(textOf(value));
        checkDataFile(value, data, report);
        return undefined;
      }
      const message = `a chart carries no "${name}": it is a drawing, and asks for nothing`;
      report(key, "remote-data", message);
      return undefined;
    },
  });
  return files.every((address) => data.get(address) !== undefined);
}

function checkDataFile(value: unknown, data: ChartData, report: ReportAt): void {
  const address = textOf(value);
  if (data.has(address)) return;
  if (isElsewhere(address)) {
    const message = `"${address}" is elsewhere: put a copy into slides/data/, the room may have no network`;
    report(value, "remote-data", message);
    return;
  }
  const advice = suggest(address, data.known) || ": a .csv or .json file goes into slides/data/";
  report(value, "missing-data", `there is no data file "${address}"${advice}`);
}

/** A chart's value with the rows of its data files in the place of their addresses. */
export function inlineData(node: unknown, data: ChartData): unknown {
  if (Array.isArray(node)) return node.map((item) => inlineData(item, data));
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (ROW_KEYS.includes(key)) return [key, value];
      const isFile = key === "data" && isRecord(value) && typeof value["url"] === "string";
      return [key, isFile ? readRows(value, data) : inlineData(value, data)];
    }),
  );
}

function readRows(written: Readonly<Record<string, unknown>>, data: ChartData): unknown {
  const { url, format, ...rest } = written;
  const values = data.get(String(url));
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
