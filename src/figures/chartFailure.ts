import { parseExpression } from "vega";
import type { Figure } from "../deck/model.ts";
import type { Problem } from "../deck/problem.ts";
import { clip } from "./describeFailure.ts";

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
