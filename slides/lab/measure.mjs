#!/usr/bin/env node
// The laboratory behind the talk's figures: what is on the slides is measured here, on this machine.
import { cpus, totalmem } from "node:os";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureBlocks } from "./blocks.mjs";
import { runCommands } from "./commands.mjs";
import { measureMemory, measureQueries } from "./memory.mjs";
import { measurePair } from "./pair.mjs";
import { LabError, openLab, requirePrograms } from "./servers.mjs";
import { keepUp } from "./up.mjs";
import { measureYear } from "./year.mjs";

const HELP = `node slides/lab/measure.mjs measure [experiment …]   measures, and writes slides/data
node slides/lab/measure.mjs up                        two clusters to present with, until Ctrl+C

Experiments, all of them unless some are named:
  commands  runs every command and every query that a slide shows
  pair      two replicas that each die once, and the Querier (10 min)
  memory    what Prometheus takes for up to 2.4 million series (20 min, 8 GB of memory)
  queries   what it takes to draw many series (2 min)
  blocks    38 hours, and what compaction makes of them (5 min)
  year      a year at 15 s, read raw and in both resolutions (15 min, 1 GB of disk)

--folder path   keeps what the servers write, and finds a year there again
--help          says this

It needs prometheus, promtool and thanos: in PATH, or named by PROMETHEUS=, PROMTOOL=, THANOS=.`;

const EXPERIMENTS = {
  commands: { run: runCommands, needs: ["prometheus", "thanos"] },
  pair: { run: measurePair, needs: ["prometheus", "thanos"] },
  memory: { run: measureMemory, needs: ["prometheus"] },
  queries: { run: measureQueries, needs: ["prometheus"] },
  blocks: { run: measureBlocks, needs: ["prometheus", "promtool"] },
  year: { run: measureYear, needs: ["promtool", "thanos"] },
};

const DATA = join(import.meta.dirname, "../data");
const RECORD = join(DATA, "mesures.json");

const began = performance.now();
const log = (text) => {
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${String(seconds).padStart(5)} s  ${text}`);
};

/** The open laboratory, which must be closed whatever happens. */
let lab;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    log("stopping everything");
    void (lab?.close() ?? Promise.resolve()).then(() =>
      process.exit(signal === "SIGINT" ? 130 : 143),
    );
  });
}

try {
  await main();
} catch (error) {
  await lab?.close();
  // A port that is taken is told by Node itself.
  if (!(error instanceof LabError) && error.code !== "EADDRINUSE") throw error;
  console.error(error.message);
  // Not before the experiment that has failed would have ended.
  process.exit(1);
}

async function main() {
  const { values, positionals } = readArguments();
  const [command, ...names] = positionals;
  const unknown = names.find((name) => !Object.hasOwn(EXPERIMENTS, name));
  if (unknown !== undefined) {
    throw new LabError(
      `there is no experiment "${unknown}": there are ${Object.keys(EXPERIMENTS).join(", ")}`,
    );
  }
  if (command === "up") {
    const programs = requirePrograms(["prometheus", "thanos"]);
    lab = openLab({ kept: values.folder, log });
    await keepUp(lab, programs);
  } else if (command === "measure") {
    const chosen = names.length > 0 ? names : Object.keys(EXPERIMENTS);
    // Before anything is begun.
    requirePrograms([...new Set(chosen.flatMap((name) => EXPERIMENTS[name].needs))]);
    for (const name of chosen) await measure(name, values.folder);
  } else console.log(HELP);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { folder: { type: "string" }, help: { type: "boolean" } },
    });
  } catch (error) {
    throw new LabError(error.message);
  }
}

/** Runs one experiment; what it found replaces what was known only once all of it is there. */
async function measure(name, folder) {
  const { run, needs } = EXPERIMENTS[name];
  const programs = requirePrograms(needs);
  log(`${name}: ${needs.map((need) => `${need} ${programs[need].version}`).join(", ")}`);
  lab = openLab({ kept: folder, log });
  const { values, files } = await Promise.race([run(lab, programs), lab.failure]);
  await lab.close();
  lab = undefined;
  for (const [file, [columns, rows]] of Object.entries(files)) writeCsv(file, columns, rows);
  const versions = Object.fromEntries(needs.map((need) => [need, programs[need].version]));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const date = new Date().toISOString().slice(0, 10);
  const record = { date, versions, machine, files: Object.keys(files), values };
  writeWhole(RECORD, `${JSON.stringify({ ...readRecord(), [name]: record }, null, 2)}\n`);
  log(`${name}: written to slides/data: ${["mesures.json", ...Object.keys(files)].join(", ")}`);
}

function readRecord() {
  try {
    return JSON.parse(readFileSync(RECORD, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new LabError(`${RECORD} cannot be read: ${error.message}`);
  }
}

function writeCsv(file, columns, rows) {
  const lines = rows.map((row) =>
    columns.map((column) => formatCell(column, row[column])).join(","),
  );
  writeWhole(join(DATA, file), `${[columns.join(","), ...lines].join("\n")}\n`);
}

function formatCell(column, value) {
  if (value === null || value === undefined) return "";
  // As the clock on the wall of this machine: what a chart writes at its axis.
  if (column === "time") {
    const offset = new Date(value * 1000).getTimezoneOffset();
    return new Date((value - offset * 60) * 1000).toISOString().slice(0, 19);
  }
  return typeof value === "number" ? String(Number(value.toPrecision(5))) : value;
}

/** A file is replaced as a whole, or not at all. */
function writeWhole(path, text) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
