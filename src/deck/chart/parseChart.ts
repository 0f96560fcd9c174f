import { isMap, isNode, type YAMLMap } from "yaml";
import { isError, type Location, type Problem } from "../problem.ts";
import { readYaml } from "../readYaml.ts";
import { checkAddresses, inlineData, isRecord, type DataByPath } from "./chartData.ts";
import { checkFields } from "./chartFields.ts";
import { nameSteps } from "./chartSteps.ts";
import { checkView } from "./checkView.ts";

/** Notes a mistake at a piece of a chart's YAML, or at one of its characters. */
export type ReportAt = (
  place: unknown,
  code: Problem["code"],
  message: string,
  severity?: Problem["severity"],
) => void;

interface ChartContext {
  /** The place of the chart's first character. */
  readonly at: Location;
  readonly lang: string;
  readonly dataByPath: DataByPath;
}

export interface ParsedChart {
  /** What the drawing code gets: JSON, with all data inside. Absent when there is nothing to draw. */
  readonly source: string | undefined;
  /** What it shows, in words. */
  readonly label: string;
  readonly steps: number;
  readonly problems: readonly Problem[];
}

const NOTHING = { source: undefined, label: "", steps: 0 };

/** Reads a Vega-Lite chart written in YAML or JSON, and puts its data inside. */
export function parseChart(text: string, { at, lang, dataByPath }: ChartContext): ParsedChart {
  const { document, problems: unreadable, locate } = readYaml(text, at);
  if (unreadable.length > 0) return { ...NOTHING, problems: unreadable };

  const problems: Problem[] = [];
  const report: ReportAt = (place, code, message, severity = "error") => {
    problems.push({ code, severity, message, at: locate(offsetOf(place)) });
  };
  const chart = document.contents;
  if (!isMap(chart)) {
    report(chart, "bad-chart", 'a chart is written as "mark: …", "encoding: …" and "data: …"');
    return { ...NOTHING, problems };
  }
  checkView(chart, report);
  const isWhole = checkAddresses(chart, dataByPath, report);
  checkDescription(chart, report);
  const steps = nameSteps(document, text, report);
  const spec = inlineData(document.toJS(), dataByPath);
  checkFields(chart, spec, report);
  const isSound = isWhole && !problems.some(isError);
  const source = isSound ? writeSource(spec, lang) : undefined;
  return { source, label: readLabel(spec), steps, problems };
}

/** What the chart says to those who do not see it. */
function readLabel(spec: unknown): string {
  if (!isRecord(spec)) return "";
  const { title, description } = spec;
  const words = [isRecord(title) ? title["text"] : title, description];
  return words.filter((text) => typeof text === "string" && text !== "").join(". ");
}

function checkDescription(chart: YAMLMap, report: ReportAt): void {
  const missing = ["title", "description"].filter((name) => !chart.get(name));
  if (missing.length === 0) return;
  const words = missing.map((name) => `"${name}: …"`).join(" and ");
  const message = `say what this chart shows to those who do not see it: add ${words}`;
  report(chart, "missing-description", message, "warning");
}

/** A node of the chart, or one of its characters. */
function offsetOf(place: unknown): number {
  if (typeof place === "number") return place;
  return isNode(place) ? (place.range?.[0] ?? 0) : 0;
}

function writeSource(spec: unknown, lang: string): string {
  if (!isRecord(spec)) return "";
  const { usermeta } = spec;
  return JSON.stringify({ ...spec, usermeta: { ...(isRecord(usermeta) ? usermeta : {}), lang } });
}
