// A year at a sample every 15 s, and the same year in the Compactor's two resolutions.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { listBlocks, sum, writeOpenMetrics } from "./blocks.mjs";
import { writeBucket } from "./clusters.mjs";
import { ask, askRows, median } from "./prometheusApi.mjs";
import { LabError } from "./servers.mjs";

const run = promisify(execFile);
const HOUR = 3600;
/** A size of blocks that promtool knows, and aligns: 18 of them are a year but for half a day. */
const BLOCK = 486 * HOUR;
const BLOCKS = 18;
const STEP = 15;
const SERIES = 20;
const RESOLUTIONS = ["0s", "5m", "1h"];
const TIMES = 5;
/** Seconds into the year: a minute that no mean of an hour would show. */
const PEAK = 211 * 24 * HOUR + 14.4 * HOUR;
const QUERIER = "http://127.0.0.1:10961";

/** Sizes, times and peaks of a year, raw and in both resolutions. */
export async function measureYear(lab, { promtool, thanos }) {
  const bucketFile = writeBucket(lab.folder);
  const bucket = join(lab.folder, "bucket");
  const start = await prepareYear(lab, { promtool, thanos, bucketFile });
  const blocks = listBlocks(bucket);
  const sizes = [0, 300_000, 3_600_000].map((resolution) => {
    const own = blocks.filter((block) => block.resolution === resolution);
    return { blocks: own.length, samples: sum(own, "samples"), bytes: sum(own, "bytes") };
  });
  await lab.start(
    "store",
    [
      thanos.path,
      "store",
      `--data-dir=${join(lab.folder, "store")}`,
      `--objstore.config-file=${bucketFile}`,
      "--http-address=127.0.0.1:10965",
      "--grpc-address=127.0.0.1:10966",
    ],
    { ready: "http://127.0.0.1:10965/-/ready" },
  );
  await lab.start(
    "querier",
    [
      thanos.path,
      "query",
      "--query.replica-label=replica",
      "--endpoint=127.0.0.1:10966",
      "--http-address=127.0.0.1:10961",
      "--grpc-address=127.0.0.1:10962",
    ],
    { ready: `${QUERIER}/-/ready` },
  );
  const end = start + BLOCKS * BLOCK - 6 * HOUR;
  const range = { start: start + 6 * HOUR, end, step: 6 * HOUR };
  await waitForStore(end);
  const rows = [];
  const readings = [];
  for (const [index, resolution] of RESOLUTIONS.entries()) {
    const reading = await timeQuery(resolution, range);
    const peak = await readDays(resolution, range);
    readings.push({
      resolution,
      ...sizes[index],
      ...reading,
      peak: Math.max(...peak.map(({ max }) => max)),
    });
    rows.push(...peak);
    lab.log(`${resolution}: ${JSON.stringify(readings.at(-1))}`);
  }
  if (new Set(readings.map(({ peak }) => peak)).size > 1) lab.log("the peaks differ");
  const read = readings.map(({ resolution, medianMs, bytes, peak }) => {
    return { resolution, seconds: medianMs / 1000, bytes, peak };
  });
  return {
    values: { query: QUERY, series: SERIES, samples: sizes[0].samples, readings },
    files: {
      "annee.csv": [["time", "resolution", "max", "mean"], rows],
      "lectures.csv": [["resolution", "seconds", "bytes", "peak"], read],
    },
  };
}

const QUERY = "sum(rate(http_requests_total[6h]))";

async function timeQuery(resolution, range) {
  const runs = [];
  for (let n = 0; n < TIMES; n += 1) {
    runs.push(
      await ask(QUERIER, "query_range", {
        query: QUERY,
        ...range,
        max_source_resolution: resolution,
      }),
    );
  }
  const values = runs[0].result[0]?.values.map(([, value]) => Number(value)) ?? [];
  if (values.length === 0) throw new LabError(`nothing at ${resolution}`);
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const times = runs.map(({ ms }) => Math.round(ms));
  return { ms: times, medianMs: median(times), mean, answered: values.length };
}

/** The highest and the mean latency of each day. */
async function readDays(resolution, range) {
  const at = { ...listDays(range), max_source_resolution: resolution };
  const highest = await askRows(QUERIER, "max(max_over_time(request_latency_ms[1d]))", at);
  const mean = await askRows(QUERIER, "avg(avg_over_time(request_latency_ms[1d]))", at);
  return highest.map(({ time, value }, index) => {
    return { time, resolution, max: value, mean: mean[index]?.value };
  });
}

function listDays({ start, end }) {
  return { start: start + 18 * HOUR, end, step: 24 * HOUR };
}

async function waitForStore(time) {
  for (;;) {
    const { result } = await ask(QUERIER, "query", { query: "count(request_latency_ms)", time });
    if (result.length > 0) return;
  }
}

/** Writes the year into the bucket, once for a folder that is kept; gives its first second. */
async function prepareYear(lab, { promtool, thanos, bucketFile }) {
  const done = join(lab.folder, "year.json");
  if (existsSync(done)) return JSON.parse(readFileSync(done, "utf8")).start;
  const start = (Math.floor(Date.now() / 1000 / BLOCK) - BLOCKS) * BLOCK;
  const blocks = join(lab.folder, "blocks");
  mkdirSync(blocks, { recursive: true });
  const work = (program, ...args) =>
    Promise.race([run(program.path, args, { maxBuffer: 2 ** 26 }), lab.failure]);
  for (let n = 0; n < BLOCKS; n += 1) {
    const text = join(lab.folder, "year.txt");
    writeOpenMetrics(text, listSamples(start + n * BLOCK, start));
    await work(
      promtool,
      "tsdb",
      "create-blocks-from",
      `--max-block-duration=${BLOCK / HOUR}h`,
      "openmetrics",
      text,
      blocks,
    );
    rmSync(text);
    lab.log(`${n + 1} of ${BLOCKS} blocks are made`);
  }
  const bucket = `--objstore.config-file=${bucketFile}`;
  await work(
    thanos,
    "tools",
    "bucket",
    "upload-blocks",
    `--path=${blocks}`,
    bucket,
    '--label=cluster="eu"',
    '--label=replica="a"',
  );
  rmSync(blocks, { recursive: true });
  lab.log("they are in the bucket");
  // It begins again and again: what is missing is made in its first two rounds.
  await lab.start("downsample", [
    thanos.path,
    "tools",
    "bucket",
    "downsample",
    `--data-dir=${join(lab.folder, "downsample")}`,
    bucket,
    "--http-address=127.0.0.1:10967",
  ]);
  while (listBlocks(join(lab.folder, "bucket")).length < 3 * BLOCKS) await sleep(1000);
  await lab.stop("downsample");
  lab.log("and downsampled");
  writeFileSync(done, JSON.stringify({ start }));
  return start;
}

/** One block of requests and of their latency, by day and by season, with one short peak in the year. */
function* listSamples(from, start) {
  let seed = from & 0xffffffff;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let n = 0; n < SERIES; n += 1) {
    const rate = 0.8 + n * 0.05;
    for (let time = from; time < from + BLOCK; time += STEP) {
      const requests = Math.floor(rate * (time - start) + 5 * random());
      yield `http_requests_total{instance_name="i${n}"} ${requests} ${time}\n`;
    }
  }
  yield "# TYPE request_latency_ms gauge\n";
  const peak = start + PEAK;
  for (let n = 0; n < SERIES; n += 1) {
    for (let time = from; time < from + BLOCK; time += STEP) {
      const hours = time / HOUR;
      const season = 18 * Math.sin((2 * Math.PI * hours) / (24 * 365));
      const day = 25 * Math.sin((2 * Math.PI * (hours - 9)) / 24);
      const isPeak = n === 7 && time >= peak && time < peak + 60;
      const latency = isPeak ? 912 : 120 + season + day + 60 * random() ** 3;
      yield `request_latency_ms{instance_name="i${n}"} ${Math.round(latency)} ${time}\n`;
    }
  }
}
