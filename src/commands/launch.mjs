// Runs `npm start`, `npm test` and the other commands: node src/commands/launch.mjs <command>, which
// is the path of a TypeScript file from here, without its end.
// The only JavaScript here: it needs nothing but Node, installs what is missing, then loads the
// command's TypeScript, which Node 20 cannot read by itself.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findNpm } from "./npm.mjs";

const root = process.cwd();
const [command = "start", ...options] = process.argv.slice(2);

const packages = join(root, "node_modules");
/** What npm writes when all is there. */
const receipt = join(packages, ".package-lock.json");
/** There while npm works, and left by an npm that was interrupted. */
const mark = join(packages, ".installing");

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

/** Errors whose message says all that an author needs; a bug of ours shows its stack. */
const FOR_AUTHORS = ["ChromiumMissing", "DeckError", "FolderError", "UsageError"];

if (existsSync(mark) || !isInstalled()) install();

try {
  const { run } = await load(fileURLToPath(new URL(`${command}.ts`, import.meta.url)));
  await run(options);
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
    external: /^(?![./]|[a-z]:)/i, // All packages, but no path, of Windows either.
    plugins: [keepFolders],
  });
  // Among the packages, which the bundle imports.
  const bundle = join(packages, `.cache/${basename(command)}-${process.pid}.mjs`);
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
    rmSync(bundle);
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
