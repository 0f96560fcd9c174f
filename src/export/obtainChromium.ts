import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ChromiumMissing, findChromium } from "./chromium.ts";

/**
 * The path of a Chromium, fetched if none is here: Playwright's own download, then Debian's or
 * Ubuntu's package where we may install it. Throws `ChromiumMissing` when neither works.
 */
export function obtainChromium(log: (line: string) => void): string {
  try {
    return findChromium();
  } catch (error) {
    if (!(error instanceof ChromiumMissing) || process.env["CHROME_PATH"]) throw error;
    log("No Chromium here: getting one…");
    if (!download(log)) installPackage(log);
    return findChromium();
  }
}

function download(log: (line: string) => void): boolean {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve("playwright-core/package.json")), "cli.js");
  log("playwright-core install chromium");
  return runs(process.execPath, [cli, "install", "chromium"], 240_000);
}

function installPackage(log: (line: string) => void): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  log("apt-get install chromium");
  runs("apt-get", ["update"], 240_000);
  runs("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], 600_000);
}

function runs(program: string, args: readonly string[], timeout: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: "ignore", timeout, env }).status === 0;
}
