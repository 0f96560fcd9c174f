// Every command and every query that a slide shows, run as it is written.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SMALL_BLOCKS, startPrometheus, writeBucket, writeConfig } from "./clusters.mjs";
import { startExporter } from "./exporter.mjs";
import { ask } from "./prometheusApi.mjs";
import { LabError } from "./servers.mjs";

const SLIDES = join(import.meta.dirname, "..");
const EXPORTER_PORT = 10950;
const ORIGIN = "http://127.0.0.1:10951";
/** Says something once both jobs of the bench have been scraped. */
const BENCH_READY = "count(rate(http_requests_total[10s])) and count(prometheus_tsdb_head_series)";

/** Runs what the slides show: each server until it answers, each query once. Says which ran, and why one did not. */
export async function runCommands(lab, programs) {
  const shown = readShown();
  const exporter = await startExporter(EXPORTER_PORT);
  try {
    const bench = await startBench(lab, programs, exporter.address);
    const values = [];
    for (const [index, { slide, kind, text }] of shown.entries()) {
      const run =
        kind === "promql" ? runQuery(text) : runCommand(lab, programs, bench, text, index);
      const failure = await run.then(
        () => undefined,
        (error) => error.message,
      );
      lab.log(`${failure === undefined ? "ran    " : "refused"}  ${slide}: ${text}`);
      if (failure !== undefined) lab.log(`         ${failure}`);
      values.push({
        slide,
        command: text,
        ran: failure === undefined,
        ...(failure && { failure }),
      });
    }
    return { values, files: {} };
  } finally {
    exporter.close();
  }
}

/** What the fences of the slides hold that can be run, with the slide's id, in the talk's order. */
export function readShown(folder = SLIDES) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return names.toSorted().flatMap((name) => listShown(readFileSync(join(folder, name), "utf8")));
}

/** The commands and queries in one chapter: lines that end in "\" are one, variables stand for their values. */
export function listShown(chapter) {
  const parts = chapter.matchAll(/^id: (\S+)$|^```(bash|promql)\b.*\n([\s\S]*?)^```$/gm);
  let slide = "";
  const shown = [];
  for (const [, id, kind, code] of parts) {
    if (id !== undefined) slide = id;
    else if (kind === "promql")
      shown.push(...listQueries(code).map((text) => ({ slide, kind, text })));
    else shown.push(...listCommands(code).map((text) => ({ slide, kind, text })));
  }
  return shown;
}

function listQueries(code) {
  const queries = code.split(/\n\s*\n/).map((part) => part.replace(/^#.*\n?/gm, ""));
  return queries.map((query) => query.replace(/\s+/g, " ").trim()).filter((query) => query !== "");
}

function listCommands(code) {
  const variables = new Map();
  const lines = code.replace(/\\\n\s*/g, "").split("\n");
  return lines.flatMap((line) => {
    const [, name, value] = /^([A-Z_]+)=(\S+)$/.exec(line) ?? [];
    if (name !== undefined) variables.set(name, value);
    if (!/^(?:prometheus|thanos) /.test(line)) return [];
    return line.replace(/"?\$([A-Z_]+)"?/g, (_, used) => variables.get(used) ?? "");
  });
}

/** A Prometheus with a little to tell, and the files that commands name. */
async function startBench(lab, { prometheus }, target) {
  const folder = join(lab.folder, "commands");
  mkdirSync(folder, { recursive: true });
  writeBucket(folder);
  writeFileSync(join(folder, "endpoints.yml"), "endpoints: []\n");
  const config = writeConfig(folder, "bench", {
    interval: 1,
    labels: { cluster: "eu", replica: "a" },
    path: "/series/480",
    own: new URL(ORIGIN).host,
    target,
  });
  const data = join(folder, "prometheus");
  const { host: address } = new URL(ORIGIN);
  await startPrometheus(lab, prometheus, { config, data, address }, ...SMALL_BLOCKS);
  while ((await ask(ORIGIN, "query", { query: BENCH_READY })).result.length === 0);
  return { folder, config };
}

async function runQuery(query) {
  const { result } = await ask(ORIGIN, "query", { query });
  if (result.length === 0) throw new LabError("it finds nothing");
}

/** A command as it is written, but for its folders and ports, which are the laboratory's. */
async function runCommand(lab, programs, { folder, config }, text, index) {
  const [program, ...words] = text.split(/\s+/);
  const isPrometheus = program === "prometheus";
  const name = isPrometheus ? program : `thanos ${words[0]}`;
  const own = join(folder, `${index}`);
  mkdirSync(own, { recursive: true });
  const args = words.map((word) =>
    word
      .replace(/http:\/\/localhost:9090/, ORIGIN)
      // The Sidecar reads what the running Prometheus writes; two Prometheus share no folder.
      .replace(/(?<==)(?=\/prometheus)/, isPrometheus ? own : folder)
      .replace(/(?<==)(?=\/var\/)/, own),
  );
  const http = "127.0.0.1:10955";
  const grpc = words[0] === "compact" ? [] : ["--grpc-address=127.0.0.1:10956"];
  const places = isPrometheus
    ? [`--config.file=${config}`, `--web.listen-address=${http}`]
    : [`--http-address=${http}`, ...grpc];
  try {
    await lab.start(`${name} (${index})`, [programs[program].path, ...args, ...places], {
      ready: `http://${http}/-/ready`,
      cwd: folder,
      mayFail: true,
    });
  } finally {
    await lab.stop(`${name} (${index})`);
  }
}
