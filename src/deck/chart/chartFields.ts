import { isScalar, visit, type YAMLMap } from "yaml";
import { suggest } from "../suggest.ts";
import { isRecord } from "./chartData.ts";
import type { ReportAt } from "./parseChart.ts";

/** The fields that a transform makes when its author names none. */
const MADE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  fold: ["key", "value"],
  density: ["value", "density"],
  quantile: ["prob", "value"],
};

/** Names the fields that are no column of the data: Vega would draw an empty chart, and say nothing. */
export function checkFields(chart: YAMLMap, spec: unknown, report: ReportAt): void {
  const fields = listFields(spec);
  if (fields.length === 0) return;
  visit(chart, {
    Pair(_index, { key, value }) {
      const name = isScalar(key) ? key.value : undefined;
      if (["values", "datasets", "config", "params"].includes(String(name))) return visit.SKIP;
      if (name !== "field" || !isScalar(value) || typeof value.value !== "string") return undefined;
      // A path into a column of objects is left to Vega.
      if (/[.[\\]/.test(value.value) || fields.includes(value.value)) return undefined;
      const message = `no column of the data is called "${value.value}"${suggest(value.value, fields)}`;
      report(value, "bad-chart", message);
      return undefined;
    },
  });
}

/** The columns of all data in a chart and what its transforms make; nothing when that cannot be told. */
function listFields(spec: unknown): readonly string[] {
  const objects = listObjects(spec);
  const data = objects.flatMap((object) => (isRecord(object["data"]) ? [object["data"]] : []));
  const isTold = data.every(holdsRows) && !objects.some((object) => "pivot" in object);
  if (!isTold) return [];
  return [...new Set([...data.flatMap(listColumns), ...objects.flatMap(listMadeFields)])];
}

/** Every object of a chart, but not the rows of its data. */
function listObjects(node: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(listObjects);
  if (!isRecord(node)) return [];
  const inner = Object.entries(node).filter(([key]) => key !== "values" && key !== "datasets");
  return [node, ...inner.flatMap(([, value]) => listObjects(value))];
}

function holdsRows({ values, format }: Readonly<Record<string, unknown>>): boolean {
  const isPlain = !isRecord(format) || !("property" in format || "type" in format);
  return isPlain && Array.isArray(values) && values.length > 0 && values.every(isRecord);
}

function listColumns({ values }: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(values) ? values.filter(isRecord).flatMap((row) => Object.keys(row)) : [];
}

function listMadeFields(transform: Readonly<Record<string, unknown>>): readonly string[] {
  const named = [transform["as"]].flat().filter((name) => typeof name === "string");
  // A bin has a second field for its end.
  if ("bin" in transform) return named.flatMap((name) => [name, `${name}_end`]);
  const kind = Object.keys(MADE_FIELDS).find((name) => name in transform);
  return kind === undefined || named.length > 0 ? named : (MADE_FIELDS[kind] ?? []);
}
