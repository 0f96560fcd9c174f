// The blocks of 38 hours, and what compaction makes of them.
import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPrometheus, writeConfig } from "./clusters.mjs";
import { readMetric } from "./prometheusApi.mjs";

const HOUR = 3600;
const HOURS = 38;
const SERIES = 240;
const STEP = 15;
const ADDRESS = "127.0.0.1:10951";

/** What a Prometheus makes of 19 blocks of two hours within its first two rounds of compaction. */
export async function measureBlocks(lab, { prometheus, promtool }) {
  const text = join(lab.folder, "blocks.txt");
  const data = join(lab.folder, "blocks");
  // Two hours before a window of 18 h, so that all three sizes come out.
  const now = Date.now() / 1000;
  const start = (Math.floor((now / HOUR - 40) / 18) * 18 - 2) * HOUR;
  writeOpenMetrics(text, listSeries(start));
  lab.log(`${HOURS} h of ${SERIES} series are written as text`);
  execFileSync(promtool.path, ["tsdb", "create-blocks-from", "openmetrics", text, data], {
    stdio: "pipe",
    maxBuffer: 2 ** 26,
  });
  const before = listBlocks(data);
  lab.log(`promtool has made ${describe(before)}`);
  const config = writeConfig(lab.folder, "blocks", {});
  await startPrometheus(lab, prometheus, { config, data, address: ADDRESS });
  // The third round begins once the second has found nothing more to do.
  while ((await readMetric(`http://${ADDRESS}`, "prometheus_tsdb_compactions_triggered_total")) < 3)
    await sleep(1000);
  await lab.stop("prometheus");
  const after = listBlocks(data);
  lab.log(`compaction has made ${describe(after)}`);
  const [first] = before;
  return {
    values: {
      before: describe(before),
      after: describe(after),
      samplesOfBlock: first.samples,
      chunksOfBlock: first.chunks,
      indexBytesOfBlock: first.indexBytes,
      bytesPerSample: sum(before, "bytes") / sum(before, "samples"),
      bytesPerSampleCompacted: sum(after, "bytes") / sum(after, "samples"),
    },
    files: {
      "blocs.csv": [
        ["start_hour", "hours", "round"],
        [...toRows(before, start, 0), ...toRows(after, start, 1)],
      ],
    },
  };
}

/** Series of counters, by a rate of their own that is never quite the same. */
function* listSeries(start) {
  let seed = 42;
  for (let n = 0; n < SERIES; n += 1) {
    let value = 0;
    for (let time = start; time < start + HOURS * HOUR; time += STEP) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      value += 10 + n + (seed >>> 28);
      yield `http_requests_total{instance_name="i${n}"} ${value} ${time}\n`;
    }
  }
}

/** Writes samples as promtool reads them. */
export function writeOpenMetrics(path, lines, type = "http_requests counter") {
  const file = openSync(path, "w");
  let part = `# TYPE ${type}\n`;
  for (const line of lines) {
    part += line;
    if (part.length < 1 << 20) continue;
    writeSync(file, part);
    part = "";
  }
  writeSync(file, `${part}# EOF\n`);
  closeSync(file);
}

/** The blocks in a folder, oldest first: their hours, size in bytes and what is in them. */
export function listBlocks(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "meta.json")))
    .map((name) => {
      const meta = JSON.parse(readFileSync(join(folder, name, "meta.json"), "utf8"));
      const chunks = readdirSync(join(folder, name, "chunks"));
      const sizes = chunks.map((chunk) => statSync(join(folder, name, "chunks", chunk)).size);
      const indexBytes = statSync(join(folder, name, "index")).size;
      return {
        start: meta.minTime / 1000,
        hours: Math.round((meta.maxTime - meta.minTime) / 3.6e6),
        samples: meta.stats.numSamples,
        chunks: meta.stats.numChunks,
        resolution: meta.thanos?.downsample?.resolution ?? 0,
        indexBytes,
        bytes: sizes.reduce((total, size) => total + size, indexBytes),
      };
    })
    .toSorted((a, b) => a.start - b.start);
}

export function sum(rows, name) {
  return rows.reduce((total, row) => total + row[name], 0);
}

/** "1 × 18 h + 2 × 6 h", the largest first. */
function describe(blocks) {
  const hours = [...new Set(blocks.map((block) => block.hours))].toSorted((a, b) => b - a);
  const count = (size) => blocks.filter((block) => block.hours === size).length;
  return hours.map((size) => `${count(size)} × ${size} h`).join(" + ");
}

function toRows(blocks, start, round) {
  return blocks.map((block) => {
    return { start_hour: Math.round((block.start - start) / HOUR), hours: block.hours, round };
  });
}
