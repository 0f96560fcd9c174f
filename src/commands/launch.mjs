// Starts `npm start`, `npm test` and the other commands: node src/commands/launch.mjs <command>.
// The only JavaScript here: it needs nothing but Node, installs what is missing, then loads the
// command's TypeScript, which Node 20 cannot read by itself.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findNpm } from "./npm.mjs";

const root = process.cwd();
const [command = "start", ...options] = process.argv.slice(2);

const packages = join(root, "node_modules");
const source = fileURLToPath(new URL("..", import.meta.url));
/** Where the bundle of each command is kept, in a folder that its source names. */
const kept = join(packages, ".cache/commands");
const BUNDLE = "command.mjs";
/** What npm writes when all is there. */
const receipt = join(packages, ".package-lock.json");
/** There while npm works, and left behind by an npm that was interrupted. */
const mark = join(packages, ".installing");

/** What a command imports as it is. */
const EXTERNAL = [
  "axe-core",
  "dompurify",
  "lightningcss",
  "mermaid",
  "playwright-core",
  "rolldown",
  "sharp",
  "harfbuzzjs",
  "subset-font",
  "vite",
  "vitest/node",
];
/** A module in the bundle still finds the files beside it. */
const keepFolders = {
  name: "keep-folders",
  transform: {
    filter: { code: "import.meta.dirname" },
    handler: (code, id) => ({
      code: code.replaceAll("import.meta.dirname", JSON.stringify(dirname(id))),
      map: null, // Lines stay what they are.
    }),
  },
};

if (existsSync(mark) || !isInstalled()) install();

try {
  const { run } = await load(fileURLToPath(new URL(`${command}.ts`, import.meta.url)));
  await run(options);
} catch (error) {
  // A message for the author says all by itself; a bug of ours shows its stack.
  const isForAuthor = ["ChromiumMissing", "DeckError", "FolderError", "UsageError"].includes(
    error?.name,
  );
  console.error(isForAuthor ? error.message : error);
  process.exitCode = 1;
}

/** The default export of a TypeScript file; what it is bundled to is kept for the next time. */
async function load(file) {
  // Nothing waits for Vite, the largest of what is imported, but all commands want it.
  import("vite").catch(() => undefined);
  const target = join(kept, `${command}-${hashSource()}`);
  if (!existsSync(target)) await bundle(file, target);
  process.setSourceMapsEnabled(true);
  return (await import(pathToFileURL(join(target, BUNDLE)))).default;
}

/** All that a bundle depends on: the code, the packages, and the folder, which its paths begin with. */
function hashSource() {
  const hash = createHash("sha256").update(root);
  if (existsSync(receipt)) hash.update(readFileSync(receipt));
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!/\.m?ts$|\.mjs$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    hash.update(path).update(readFileSync(path));
  }
  return hash.digest("hex").slice(0, 32);
}

/**
 * Bundles a file with all that the slides are parsed by: 300 files take Node 200 ms longer than
 * one. The rest stays where it is: it is large, looks for files beside it, or is wanted by few
 * commands.
 */
async function bundle(file, target) {
  const { rolldown } = await import("rolldown");
  const build = await rolldown({
    input: file,
    platform: "node",
    external: [/^node:/, ...EXTERNAL],
    plugins: [keepFolders],
  });
  const fresh = `${target}.${process.pid}`;
  await build.write({
    file: join(fresh, BUNDLE),
    codeSplitting: false,
    sourcemap: true,
    sourcemapExcludeSources: true,
  });
  await build.close();
  for (const name of readdirSync(kept)) {
    const isOld = name.startsWith(`${command}-`) && !name.startsWith(basename(target));
    if (isOld) rmSync(join(kept, name), { recursive: true, force: true });
  }
  try {
    renameSync(fresh, target);
  } catch (error) {
    // Another process was quicker: what it made is the same.
    rmSync(fresh, { recursive: true });
    if (!existsSync(target)) throw error;
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
