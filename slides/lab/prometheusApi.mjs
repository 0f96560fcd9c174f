// What the laboratory asks of a Prometheus, or of what speaks like one.
import { LabError } from "./servers.mjs";

/** Asks a query; `parameters` are those of the API. Gives the result, and what it took in ms and bytes. */
export async function ask(origin, path, parameters) {
  const body = new URLSearchParams(parameters);
  const begin = performance.now();
  const response = await fetch(`${origin}/api/v1/${path}`, { method: "POST", body });
  const text = await response.text();
  const ms = performance.now() - begin;
  const answer = JSON.parse(text);
  if (answer.status !== "success") {
    throw new LabError(`${origin} refuses "${parameters.query}": ${answer.error}`);
  }
  return { result: answer.data.result, ms, bytes: text.length, warnings: answer.warnings ?? [] };
}

/** One number, of a query that gives one; throws where it gives none. */
export async function askNumber(origin, query, parameters = {}) {
  const { result } = await ask(origin, "query", { query, ...parameters });
  if (result[0] === undefined) throw new LabError(`${origin} has nothing for "${query}"`);
  return Number(result[0].value[1]);
}

/** A number that a server tells of itself at /metrics; 0 before it does. */
export async function readMetric(origin, name) {
  const response = await fetch(`${origin}/metrics`);
  const line = new RegExp(`^${name} (.*)$`, "m").exec(await response.text());
  return Number(line?.[1] ?? 0);
}

/** The rows of a range query, one for each series and moment, empty where the series says nothing. Times in seconds. */
export async function askRows(origin, query, { start, end, step, ...others }) {
  const { result } = await ask(origin, "query_range", { query, start, end, step, ...others });
  if (result.length === 0) throw new LabError(`${origin} has nothing for "${query}"`);
  return result.flatMap(({ metric, values }) => {
    const valueByTime = new Map(values.map(([time, value]) => [time, Number(value)]));
    return listTimes(start, end, step).map((time) => {
      return { time, value: valueByTime.get(time) ?? null, ...metric };
    });
  });
}

export function listTimes(start, end, step) {
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, n) => start + n * step);
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
