// Starts `npm start`, `npm test` and the other commands: node src/commands/launch.mjs <command>.
// The only JavaScript here: it needs nothing but Node, installs what is missing, then loads the
// command's TypeScript, which Node 20 cannot read by itself.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = process.cwd();
const [command = "start", ...options] = process.argv.slice(2);

const packages = join(root, "node_modules");
/** What npm writes when all is there. */
const receipt = join(packages, ".package-lock.json");
/** There while npm works, and left behind by an npm that was interrupted. */
const mark = join(packages, ".installing");

if (existsSync(mark) || !isInstalled()) install();

try {
  const { run } = await load(fileURLToPath(new URL(`${command}.ts`, import.meta.url)));
  await run(options);
} catch (error) {
  // A message for the author says all by itself; a bug of ours shows its stack.
  const isForAuthor = ["ChromiumMissing", "DeckError", "UsageError"].includes(error?.name);
  console.error(isForAuthor ? error.message : error);
  process.exitCode = 1;
}

/**
 * The default export of a TypeScript file. Vite's loader for its own configuration bundles a file
 * with all that it imports in 20 ms, where its module runner takes 300 ms, one file at a time.
 */
async function load(file) {
  const { loadConfigFromFile } = await import("vite");
  process.setSourceMapsEnabled(true);
  const env = { command: "serve", mode: "development" };
  const loaded = await loadConfigFromFile(env, file, root, "silent");
  return loaded.config;
}

/** Whether every package of the lock file is there in its version. */
function isInstalled() {
  const locked = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(receipt);
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === "" ||
      optional ||
      (installed[path]?.version === version && existsSync(join(root, path))),
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

function install() {
  console.log("Installing what is missing…");
  // A package that was half written when npm was interrupted looks whole to npm: it starts afresh.
  if (existsSync(mark) || !existsSync(receipt)) {
    rmSync(packages, { recursive: true, force: true, maxRetries: 3 });
  }
  mkdirSync(packages, { recursive: true });
  writeFileSync(mark, "");
  const [program, ...first] = findNpm();
  const { status, signal, error } = spawnSync(
    program,
    // Not "ci": it refuses a lock file that does not name the binaries of every other system.
    [...first, "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: "inherit" },
  );
  // What npm cannot finish by itself, it puts back as it was.
  if (signal === null) rmSync(mark, { force: true });
  if (status === 0) return;
  console.error(
    error?.code === "ENOENT"
      ? "npm was not found: it comes with Node (https://nodejs.org), or as a package of your system"
      : "npm could not install the packages: see above",
  );
  process.exit(1);
}

/** npm as a script for this Node, as it runs on every system; else the program of that name. */
function findNpm() {
  const folder = dirname(process.execPath);
  const script = [
    // Other package managers name themselves here.
    process.env.npm_execpath,
    join(folder, "node_modules/npm/bin/npm-cli.js"),
    join(folder, "../lib/node_modules/npm/bin/npm-cli.js"),
  ].find((path) => path && basename(path) === "npm-cli.js" && existsSync(path));
  return script ? [process.execPath, script] : ["npm"];
}
