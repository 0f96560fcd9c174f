import { isPair, isScalar, visit, type YAMLMap } from "yaml";
import { suggest } from "../suggest.ts";
import { listPaths } from "../syntax/address.ts";
import type { ReportAt } from "./parseChart.ts";

/** What the files of `slides/data` hold, by path: rows, or what else a JSON file is; nothing, of a broken one. */
export type DataByPath = ReadonlyMap<string, unknown>;

/** The same as one chapter names them. */
export interface ChartData {
  readonly known: readonly string[];
  has(address: string): boolean;
  get(address: string): unknown;
}

/** Keys below which the author's own rows stand, not Vega-Lite. */
const ROWS = ["values", "datasets"];

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
      const name = nameOf(key);
      if (ROWS.includes(name)) return visit.SKIP;
      if (name !== "url" && name !== "href") return undefined;
      const owner = path.findLast(isPair);
      if (name === "url" && nameOf(owner?.key) === "data") {
        files.push(nameOf(value));
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
  const address = nameOf(value);
  if (data.has(address)) return;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
    const message = `"${address}" is elsewhere: put a copy into slides/data/, the room may have no network`;
    report(value, "remote-data", message);
    return;
  }
  const advice = suggest(address, data.known) || ": a .csv or .json file goes into slides/data/";
  report(value, "missing-data", `there is no data file "${address}"${advice}`);
}

function nameOf(node: unknown): string {
  return isScalar(node) ? String(node.value) : "";
}

/** A chart's value with the rows of its data files in the place of their addresses. */
export function inlineData(node: unknown, data: ChartData): unknown {
  if (Array.isArray(node)) return node.map((item) => inlineData(item, data));
  if (!isRecord(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (ROWS.includes(key)) return [key, value];
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
