import { isMap, isPair, visit, type YAMLMap } from "yaml";
import { z } from "zod";
import { textOf, type ReportAt } from "../yaml.ts";
import { ROW_KEYS } from "./chartData.ts";

const duration = z.string().regex(/^[1-9]\d*[smhd]$/, 'a duration is written like "5m" or "2s"');
const liveSchema = z.strictObject({
  query: z.string().min(1),
  range: duration,
  step: duration,
  from: z.string().optional(),
  dedup: z.boolean().optional(),
});

/** Names what is wrong with the queries that data of a chart may have: on stage it is too late to mend that. */
export function checkLive(chart: YAMLMap, report: ReportAt): void {
  visit(chart, {
    Pair(_index, { key, value }, path) {
      if (ROW_KEYS.includes(textOf(key))) return visit.SKIP;
      const isLive = textOf(key) === "live" && textOf(path.findLast(isPair)?.key) === "data";
      if (!isLive) return undefined;
      const written: unknown = isMap(value) ? value.toJSON() : undefined;
      for (const { path: names, message } of liveSchema.safeParse(written).error?.issues ?? []) {
        const where = isMap(value)
          ? value.items.find((pair) => textOf(pair.key) === names[0])
          : undefined;
        const form = '"live: { query: …, range: 5m, step: 2s }"';
        const what = [names[0], message].filter(Boolean).join(": ");
        report(where?.key ?? key, "bad-chart", `a live query is written ${form}; ${what}`);
      }
      return visit.SKIP;
    },
  });
}
