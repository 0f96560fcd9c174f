import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** Says that there is no browser to draw and print with, and what to do about it. */
export class ChromiumMissing extends Error {
  override name = "ChromiumMissing";
}

const MISSING =
  "no Chromium found: install Chrome, Chromium or Edge, or set CHROME_PATH to one of them, " +
  'or run "npx playwright-core install chromium"';

const PROGRAMS = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];

const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];

const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The path of a Chromium: `CHROME_PATH`, else an installed Chrome, Chromium or Edge, else the one
 * that Playwright has downloaded. Throws `ChromiumMissing` when there is none.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const wanted = env["CHROME_PATH"];
  if (wanted !== undefined && wanted !== "") {
    if (existsSync(wanted)) return wanted;
    throw new ChromiumMissing(`CHROME_PATH is "${wanted}", but there is no such file`);
  }
  const found = [...listCandidates(env), chromium.executablePath()].find((path) =>
    existsSync(path),
  );
  if (found === undefined) throw new ChromiumMissing(MISSING);
  return found;
}

/** Starts a headless Chromium that asks nothing of the network. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      // Chromium refuses to sandbox itself for root, as in most containers.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function listCandidates(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === "darwin") {
    const folders = ["/Applications", join(env["HOME"] ?? "", "Applications")];
    return folders.flatMap((folder) =>
      MAC_APPS.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  if (process.platform === "win32") {
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]];
    return folders.flatMap((folder) =>
      folder === undefined ? [] : WINDOWS_PROGRAMS.map((name) => join(folder, name)),
    );
  }
  const folders = (env["PATH"] ?? "").split(delimiter);
  return PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name)));
}
