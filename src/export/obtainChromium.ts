import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ChromiumMissing, findChromium, listDownloaded } from "./chromium.ts";

interface Way {
  /** What is said before it is tried. */
  readonly name: string;
  readonly steps: readonly (readonly [program: string, ...args: string[]])[];
  isOpen(): boolean;
}

const PLAYWRIGHT = join(
  dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
  "cli.js",
);

// A line that is slow but moves is waited for, one that is dead is not.
const APT_PATIENCE = ["-o", "Acquire::http::Timeout=15", "-o", "Acquire::https::Timeout=15"];

/** How a Chromium can be had, in the order in which they are tried. */
const WAYS: readonly Way[] = [
  {
    name: "downloading Playwright's Chromium, some 180 MB",
    steps: [[process.execPath, PLAYWRIGHT, "install", "--no-shell", "chromium"]],
    isOpen: () => true,
  },
  {
    name: "installing the libraries that it needs",
    steps: [[process.execPath, PLAYWRIGHT, "install-deps", "chromium"]],
    isOpen: () => canInstallPackages() && listDownloaded().some((path) => existsSync(path)),
  },
  {
    name: "installing the package chromium",
    steps: [
      ["apt-get", ...APT_PATIENCE, "update"],
      ["apt-get", ...APT_PATIENCE, "install", "-y", "--no-install-recommends", "chromium"],
    ],
    isOpen: canInstallPackages,
  },
];

/**
 * The path of a Chromium, fetched if none is here: Playwright's own download, then Debian's or
 * Ubuntu's packages where we may install them. Throws `ChromiumMissing` when nothing works.
 */
export function obtainChromium(log: (line: string) => void): string {
  if (process.env["CHROME_PATH"] || isThere()) return findChromium();
  for (const { name, steps, isOpen } of WAYS) {
    if (!isOpen()) continue;
    log(`No Chromium here: ${name}…`);
    for (const [program, ...args] of steps) run(program, args);
    if (isThere()) break;
    log("That did not work.");
  }
  return findChromium();
}

function isThere(): boolean {
  try {
    findChromium();
    return true;
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
function run(program: string, args: readonly string[]): void {
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
