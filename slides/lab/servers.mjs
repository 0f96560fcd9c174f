// The servers of the laboratory: started on loopback, watched, and all stopped at the end.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What stops the laboratory: its message is all that one needs, no stack. */
export class LabError extends Error {
  name = "LabError";
}

const ORIGINS = {
  prometheus: 'Debian has it ("apt install prometheus"), so has prometheus.io/download',
  promtool: 'it comes with Prometheus: "apt install prometheus", or prometheus.io/download',
  thanos: "thanos.io has it, or a Go toolchain makes it of its module github.com/thanos-io/thanos",
};

/** The program of this name, from its variable (THANOS=…) or from PATH, and its version; undefined when there is none. */
export function findProgram(name) {
  const path = process.env[name.toUpperCase()] ?? name;
  const { error, stdout, stderr } = spawnSync(path, ["--version"], { encoding: "utf8" });
  if (error?.code === "ENOENT") return undefined;
  if (error !== undefined) throw new LabError(`"${path} --version" fails: ${error.message}`);
  return { path, version: /version (\d[^\s(,+]*)/.exec(stdout + stderr)?.[1] ?? "?" };
}

/** The programs of these names; throws one line for all that are missing. */
export function requirePrograms(names) {
  const found = Object.fromEntries(names.map((name) => [name, findProgram(name)]));
  const missing = names.filter((name) => found[name] === undefined);
  if (missing.length === 0) return found;
  const lines = missing.map(
    (name) => `${name} is not in PATH, nor named by ${name.toUpperCase()}=: ${ORIGINS[name]}`,
  );
  throw new LabError(lines.join("; "));
}

/**
 * A laboratory in a folder of its own, or in `kept`, which stays. `failure` rejects when a server
 * ends that nobody has stopped, with the last line of its log that says why.
 */
export function openLab({ kept, log }) {
  const folder = kept ?? mkdtempSync(join(tmpdir(), "lab-"));
  mkdirSync(folder, { recursive: true });
  const guard = spawn(
    process.execPath,
    [join(import.meta.dirname, "guard.mjs"), ...(kept === undefined ? [folder] : [])],
    { detached: true, stdio: ["pipe", "ignore", "inherit"] },
  );
  const servers = new Map();
  let fail;
  const failure = new Promise((_resolve, reject) => (fail = reject));
  // Whoever does not wait for it hears of it where he waits.
  failure.catch(() => {});

  /** Runs a program until it is stopped; resolves once `ready`, an address, answers. One that may fail stops nobody else. */
  async function start(name, [program, ...args], { ready, cwd = folder, mayFail = false } = {}) {
    // What answers before this server is there is another one, on its port: this one will say so.
    const isTaken = ready !== undefined && (await isAnswering(ready));
    const child = spawn(program, args, {
      cwd,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const server = { child, log: "", isStopping: false, hasEnded: false };
    server.ended = new Promise((resolve) => {
      child.on("error", (error) => {
        server.log += `${error.message}\n`;
        resolve();
      });
      child.on("close", resolve);
    }).then(() => {
      server.hasEnded = true;
      if (child.pid !== undefined) guard.stdin.write(`-${child.pid}\n`);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => (server.log = (server.log + text).slice(-20_000)));
    }
    if (child.pid !== undefined) guard.stdin.write(`+${child.pid}\n`);
    servers.set(name, server);
    const dies = server.ended.then(() => {
      if (server.isStopping) return;
      const error = new LabError(`${name} has ended: ${findReason(server.log)}`);
      if (!mayFail) fail(error);
      throw error;
    });
    dies.catch(() => {});
    const isReady = isTaken ? new Promise(() => {}) : waitUntilReady(name, ready, server);
    if (ready !== undefined) await Promise.race([isReady, dies]);
    return server;
  }

  /** Stops a server, by force when it does not want to. */
  async function stop(name) {
    const server = servers.get(name);
    if (server === undefined || server.hasEnded) return;
    server.isStopping = true;
    server.child.kill("SIGTERM");
    const patience = new AbortController();
    const isLate = sleep(15_000, true, { signal: patience.signal }).catch(() => false);
    if (await Promise.race([server.ended, isLate])) server.child.kill("SIGKILL");
    patience.abort();
    await server.ended;
  }

  /** Stops all, and removes the folder unless it is kept. */
  async function close() {
    await Promise.all([...servers.keys()].map(stop));
    await new Promise((resolve) => {
      guard.on("close", resolve);
      guard.stdin.end();
    });
  }

  const pidOf = (name) => servers.get(name)?.child.pid;
  return { folder, failure, start, stop, close, pidOf, log };
}

async function isAnswering(address) {
  const response = await fetch(address).catch(() => undefined);
  return response?.ok === true;
}

async function waitUntilReady(name, address, server) {
  for (let tries = 0; tries < 600 && !server.hasEnded; tries += 1) {
    if (address === undefined || (await isAnswering(address))) return;
    await sleep(100);
  }
  if (server.hasEnded) return;
  throw new LabError(`${name} does not become ready: ${findReason(server.log)}`);
}

/** The last line of a log that tells of an error, else its last line, as far as one reads it. */
function findReason(log) {
  const lines = log.split("\n").filter((line) => line.trim() !== "");
  const reason = lines.findLast((line) => /err(?:or)?[=:]|level=error|fatal|panic/i.test(line));
  return (reason ?? lines.at(-1) ?? "it said nothing").slice(0, 300);
}
