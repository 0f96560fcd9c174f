// What series cost: memory while they are scraped, time and bytes when they are drawn.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPrometheus, writeConfig } from "./clusters.mjs";
import { startExporter } from "./exporter.mjs";
import { ask, askNumber, median, readMetric } from "./prometheusApi.mjs";
import { LabError } from "./servers.mjs";

const ADDRESS = "127.0.0.1:10951";
const ORIGIN = `http://${ADDRESS}`;
const EXPORTER_PORT = 10950;

const SIZES = [240, 100_000, 250_000, 500_000, 1_000_000, 2_400_000];
/** Scrapes whose series all are in memory: what it grows to after the first of them. */
const SCRAPES = 5;

/** Memory that Prometheus takes for ever more series of one target. */
export async function measureMemory(lab, { prometheus }) {
  const rows = [];
  for (const series of SIZES) {
    const row = await scrapeSeries(lab, prometheus, series, { interval: 30 }, async () => {
      await waitFor(async () => (await countScrapes()) >= SCRAPES);
      return {
        series,
        resident_bytes: readMemory(lab.pidOf("prometheus"), "VmRSS"),
        highest_bytes: readMemory(lab.pidOf("prometheus"), "VmHWM"),
        head_series: await readMetric(ORIGIN, "prometheus_tsdb_head_series"),
        scrape_seconds: await askNumber(ORIGIN, "max(scrape_duration_seconds)"),
      };
    });
    if (row.head_series < series)
      throw new LabError(`only ${row.head_series} of ${series} series came`);
    lab.log(`${series} series: ${Math.round(row.highest_bytes / 1e6)} MB`);
    rows.push(row);
  }
  const columns = ["series", "resident_bytes", "highest_bytes", "head_series", "scrape_seconds"];
  return { values: rows, files: { "memoire.csv": [columns, rows] } };
}

const COUNTS = [240, 2_400, 24_000, 240_000];
const TIMES = 5;

/** What it takes to draw a minute of ever more series of one metric, and to find the largest metrics. */
export async function measureQueries(lab, { prometheus }) {
  const largest = COUNTS.at(-1);
  return scrapeSeries(lab, prometheus, largest, { interval: 5 }, async () => {
    await waitFor(async () => (await countScrapes()) >= 13);
    const end = Math.floor(Date.now() / 1000);
    const drawn = [];
    for (const series of COUNTS) {
      // Of user_id the first ones: each has 240 combinations of the others.
      const query =
        series === largest
          ? "http_requests_total"
          : `http_requests_total{user_id=~"${listUsers(series / 240)}"}`;
      const runs = [];
      for (let n = 0; n < TIMES; n += 1) {
        runs.push(await ask(ORIGIN, "query_range", { query, start: end - 60, end, step: 5 }));
      }
      const row = {
        series: runs[0].result.length,
        ms: runs.map(({ ms }) => Math.round(ms * 10) / 10),
        bytes: runs[0].bytes,
      };
      lab.log(
        `${row.series} series drawn: ${median(row.ms)} ms, ${(row.bytes / 1e6).toFixed(1)} MB`,
      );
      drawn.push(row);
    }
    const rows = drawn.map(({ series, ms, bytes }) => ({ series, ms: median(ms), bytes }));
    return { values: drawn, files: { "requetes.csv": [["series", "ms", "bytes"], rows] } };
  });
}

function listUsers(count) {
  return Array.from({ length: count }, (_, n) => n).join("|");
}

async function scrapeSeries(lab, prometheus, series, { interval }, read) {
  const exporter = await startExporter(EXPORTER_PORT);
  try {
    const config = writeConfig(lab.folder, "series", {
      interval,
      path: `/series/${series}`,
      target: exporter.address,
    });
    const data = join(lab.folder, `series-${series}`);
    await startPrometheus(lab, prometheus, { config, data, address: ADDRESS });
    return await Promise.race([read(), lab.failure]);
  } finally {
    await lab.stop("prometheus");
    exporter.close();
  }
}

/** Scrapes of the target so far. */
async function countScrapes() {
  const { result } = await ask(ORIGIN, "query", {
    query: "count_over_time(scrape_duration_seconds[1h])",
  });
  return Number(result[0]?.value[1] ?? 0);
}

async function waitFor(isThere) {
  while (!(await isThere())) await sleep(500);
}

/** A line of what Linux tells of a process, in bytes. */
function readMemory(pid, line) {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${line}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) * 1024;
}
