/** What the data of a chart say of a server that has newer rows; `from` is the server's name in a laboratory. */
export interface LiveQuery {
  readonly query: string;
  readonly range: string;
  readonly step: string;
  readonly from?: string;
  readonly dedup?: boolean;
}

type Row = Readonly<Record<string, unknown>>;

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The seconds of a duration as Prometheus writes it: 2s, 5m, 1h, 1d. */
export function readSeconds(duration: string): number {
  const [, count, unit = ""] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  return Number(count) * (SECONDS[unit] ?? Number.NaN);
}

/** Data with a live query, and their recorded rows. */
interface LiveData {
  readonly live: LiveQuery;
  values: readonly Row[];
}

/** The data of a chart's source that have a live query. */
export function listLive(source: string): readonly LiveData[] {
  return findLive(JSON.parse(source));
}

/** The source with the rows that `findRows` gives in the place of the recorded ones. */
export function fillLive(source: string, findRows: (live: LiveQuery) => readonly Row[]): string {
  const chart: unknown = JSON.parse(source);
  for (const data of findLive(chart)) data.values = findRows(data.live);
  return JSON.stringify(chart);
}

function findLive(node: unknown): LiveData[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === "values" || key === "datasets") return [];
    return key === "data" && value?.live !== undefined ? [value as LiveData] : findLive(value);
  });
}

/** The parameters of Prometheus's API for what a query says at a time in seconds. */
export function createParameters(live: LiveQuery, now: number): URLSearchParams {
  const { start, end, step } = findMoments(live, now);
  return new URLSearchParams({
    query: live.query,
    start: String(start),
    end: String(end),
    step: String(step),
    ...(live.dedup !== undefined && { dedup: String(live.dedup) }),
    ...(live.from !== undefined && { from: live.from }),
  });
}

/** At whole steps: the same moment is asked for, however often that is. */
function findMoments({ range, step: written }: LiveQuery, now: number) {
  const step = readSeconds(written);
  const end = Math.floor(now / step) * step;
  return { start: end - readSeconds(range), end, step };
}

/**
 * The rows of Prometheus's answer: one for each series and moment from its first to the last of
 * all, with `time` in milliseconds, `value`, null where it says nothing, and its labels. Throws for
 * an answer of another shape, or one without a point.
 */
export function readAnswer(answer: unknown, live: LiveQuery, now: number): readonly Row[] {
  const { result } = (answer as { data: { result: Series[] } }).data;
  const { end, step } = findMoments(live, now);
  const rows = result.flatMap(({ metric, values }) => {
    const valueByTime = new Map(values.map(([time, value]) => [Number(time), Number(value)]));
    const first = Math.min(...valueByTime.keys());
    return Array.from({ length: Math.round((end - first) / step) + 1 }, (_, index) => {
      const time = first + index * step;
      const value = valueByTime.get(time) ?? Number.NaN;
      return { ...metric, time: time * 1000, value: Number.isFinite(value) ? value : null };
    });
  });
  if (!rows.some(({ value }) => value !== null)) throw new Error("no values");
  return rows;
}

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [time: number, value: string])[];
}
