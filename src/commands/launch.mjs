// Starts `npm start`, `npm test` and the other commands: node src/commands/launch.mjs <command>.
// The only JavaScript here: it needs nothing but Node, installs what is missing, then loads the
// command's TypeScript, which Node 20 cannot read by itself.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = process.cwd();
const [command = "start", ...options] = process.argv.slice(2);

if (!isInstalled()) install();

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
  const locked = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === "" || optional || installed[path]?.version === version,
  );
}

function readPackages(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

function install() {
  console.log("Installing what is missing…");
  // npm tells where it is when it runs a script: the same one, whatever the system calls it.
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status, error } = spawnSync(
    program,
    // Not "ci": it refuses a lock file that does not name the binaries of every other system.
    [...first, "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: root, stdio: "inherit", shell: !npm && process.platform === "win32" },
  );
  if (status === 0) return;
  console.error(`npm could not install the packages${error ? `: ${error.message}` : ""}`);
  process.exit(1);
}
