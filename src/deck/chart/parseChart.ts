import { isMap, type YAMLMap } from "yaml";
import type { SlideEnv } from "../slideEnv.ts";
import { createFigureName } from "../figures.ts";
import type { Figure } from "../model.ts";
import type { Location } from "../problem.ts";
import { readYaml, type ReportAt, startOf } from "../yaml.ts";
import { checkAddresses, inlineData, isRecord } from "./chartData.ts";
import { nameSteps } from "./chartSteps.ts";
import { checkFields, checkView } from "./checkChart.ts";
import { checkLive } from "./checkLive.ts";

/**
 * Reads a Vega-Lite chart written in YAML or JSON into a figure, with its data inside; `at` is the
 * place of its first character. Nothing when it has errors.
 */
export function parseChart(written: string, at: Location, env: SlideEnv): Figure | undefined {
  const { document, problems: unreadable, locate } = readYaml(written, at);
  env.problems.push(...unreadable);
  if (unreadable.length > 0) return undefined;

  let isSound = true;
  const report: ReportAt = (place, code, message, severity = "error") => {
    if (severity === "error") isSound = false;
    const offset = typeof place === "number" ? place : startOf(place);
    env.problems.push({ code, severity, message, at: locate(offset) });
  };
  const chart = document.contents;
  if (!isMap(chart)) {
    report(chart, "bad-chart", 'a chart is written as "mark: …", "encoding: …" and "data: …"');
    return undefined;
  }
  checkView(chart, report);
  checkLive(chart, report);
  const isWhole = checkAddresses(chart, env, report);
  checkDescription(chart, report);
  const steps = nameSteps(document, written, report);
  const spec = inlineData(document.toJS(), env);
  checkFields(chart, spec, report);
  if (!isWhole || !isSound || !isRecord(spec)) return undefined;
  const { usermeta } = spec;
  const meta = { ...(isRecord(usermeta) ? usermeta : {}), lang: env.lang };
  const source = JSON.stringify({ ...spec, usermeta: meta });
  const name = createFigureName(source);
  return { kind: "vega-lite", name, source, written, at, label: readLabel(spec), steps };
}

/** What the chart says to those who do not see it. */
function readLabel({ title, description }: Readonly<Record<string, unknown>>): string {
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
