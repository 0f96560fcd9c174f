#!/usr/bin/env node
// Runs `npm start`, `npm test` and the other commands, of an installed package `npx deck <command>`:
// node src/commands/launch.mjs <command>, which is the path of a TypeScript file from here, without
// its end.
// The only JavaScript here: it needs nothing but Node, installs what is missing, then loads the
// command's TypeScript, which Node 20 cannot read by itself.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findNpm } from "./npm.mjs";

/** The folder of the tool; a talk may be elsewhere. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const [command = "start", ...options] = process.argv.slice(2);

const packages = join(root, "node_modules");
/** What npm writes when all is there. */
const receipt = join(packages, ".package-lock.json");
/** There while npm works, and left by an npm that was interrupted. */
const mark = join(packages, ".installing");

/** A module in the bundle still finds the files beside it, and the packages of the tool. */
const keepPlaces = {
  name: "keep-places",
  resolveId: (source) =>
    isPackage(source) ? { id: import.meta.resolve(source), external: true } : undefined,
  transform: {
    filter: { code: /import\.meta\.(?:dirname|url)/ },
    handler: (code, id) => ({
      code: code
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(id)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)),
      map: null, // Lines stay what they are.
    }),
  },
};

/** Whether a module is none of ours: no path, of Windows either. */
function isPackage(source) {
  return !/^(?:[./\0]|[a-z]:)/i.test(source);
}

/** Errors whose message says all that an author needs; a bug of ours shows its stack. */
const FOR_AUTHORS = ["ChromiumMissing", "DeckError", "FolderError", "UsageError"];

if (existsSync(mark) || !isInstalled()) install();

try {
  const file = fileURLToPath(new URL(`${command}.ts`, import.meta.url));
  const isKnown = existsSync(file);
  const { run } = await load(isKnown ? file : join(dirname(file), "help.ts"));
  await run(isKnown ? options : [command]);
} catch (error) {
  console.error(FOR_AUTHORS.includes(error?.name) ? error.message : error);
  process.exitCode = 1;
}

/**
 * The default export of a TypeScript file, bundled with all that it imports of ours. That takes
 * less than Node's loading of 300 files, so a bundle is not kept for the next time.
 */
async function load(file) {
  // What a bundle has taken is given back at once: the dev server is 40 MB smaller.
  process.env.MIMALLOC_PURGE_DELAY ??= "0";
  // Nothing waits for Vite, the largest of what is imported, but all commands want it.
  import("vite").catch(() => undefined);
  const { rolldown } = await import("rolldown");
  const build = await rolldown({
    input: file,
    platform: "node",
    plugins: [keepPlaces],
  });
  const folder = mkdtempSync(join(tmpdir(), "deck-"));
  const bundle = join(folder, "command.mjs");
  await build.write({
    file: bundle,
    codeSplitting: false,
    sourcemap: "inline",
    sourcemapExcludeSources: true,
  });
  await build.close();
  process.setSourceMapsEnabled(true);
  try {
    return (await import(pathToFileURL(bundle))).default;
  } finally {
    rmSync(folder, { recursive: true });
  }
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
  // Where packages are there already, "ci" would take the drawings that are kept among them away.
  const task = existsSync(receipt) ? ["install", "--no-save"] : ["ci"];
  mkdirSync(packages, { recursive: true });
  writeFileSync(mark, "");
  const [program, ...first] = findNpm();
  const { status, signal, error } = spawnSync(
    program,
    [...first, ...task, "--no-audit", "--no-fund", "--loglevel=error"],
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
