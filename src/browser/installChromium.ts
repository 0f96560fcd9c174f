import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ChromiumMissing, findChromium, listDownloaded } from "./chromium.ts";

/** Finds a Chromium, and installs one where there is none: gives its path, or throws `ChromiumMissing`. */
export function installChromium(log: (line: string) => void): string {
  if (process.env["CHROME_PATH"] || isThere()) return findChromium();
  for (const { name, commands, isPossible } of WAYS) {
    if (!isPossible()) continue;
    log(`No Chromium here: ${name}…`);
    for (const command of commands) run(command);
    if (isThere()) break;
    log("That did not work.");
  }
  return findChromium();
}

type Command = readonly [program: string, ...args: string[]];

const PLAYWRIGHT = join(
  dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
  "cli.js",
);

// A line that is slow but moves is waited for, one that is dead is not.
const APT_PATIENCE = ["-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"];

/** How a Chromium can be had, in the order in which they are tried. */
const WAYS: readonly {
  /** What is said before it is tried. */
  readonly name: string;
  readonly commands: readonly Command[];
  isPossible(): boolean;
}[] = [
  {
    name: "downloading Playwright's Chromium, some 180 MB",
    commands: [[process.execPath, PLAYWRIGHT, "install", "--no-shell", "chromium"]],
    isPossible: () => true,
  },
  {
    name: "installing the libraries that it needs",
    commands: [[process.execPath, PLAYWRIGHT, "install-deps", "chromium"]],
    isPossible: () => canInstallPackages() && listDownloaded().some((path) => existsSync(path)),
  },
  {
    name: "installing the package chromium",
    commands: [
      ["apt-get", ...APT_PATIENCE, "update"],
      ["apt-get", ...APT_PATIENCE, "install", "-y", "--no-install-recommends", "chromium"],
    ],
    isPossible: canInstallPackages,
  },
];

function isThere(): boolean {
  try {
    return findChromium() !== "";
  } catch (error) {
    if (error instanceof ChromiumMissing) return false;
    throw error;
  }
}

function canInstallPackages(): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
}

/** Without a limit of time: a browser is large, and a line may be slow. */
function run([program, ...args]: Command): void {
  const env = {
    // Milliseconds without a byte, after which Playwright tries again, five times in all.
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
    npm_config_loglevel: "error",
    ...process.env,
    DEBIAN_FRONTEND: "noninteractive",
  };
  // On a terminal Playwright draws how far it is; what goes wrong there is said in one line here.
  const progress = process.stdout.isTTY ? "inherit" : "ignore";
  spawnSync(program, args, { stdio: ["ignore", progress, "ignore"], env });
}
