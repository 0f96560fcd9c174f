import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { getFontConfig } from "./fontConfig.ts";

/** Says that there is no browser to draw and print with, and what to do about it. */
export class ChromiumMissing extends Error {
  override name = "ChromiumMissing";
}

const REMEDY =
  "install Chrome, Chromium or Edge, or set CHROME_PATH to one of them, " +
  'or run "npx playwright-core install --with-deps chromium"';

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
 * The path of a Chromium that starts: `CHROME_PATH`, else an installed Chrome, Chromium or Edge,
 * else the one that Playwright has downloaded. Throws `ChromiumMissing` when there is none.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const wanted = env["CHROME_PATH"];
  if (wanted !== undefined && wanted !== "") {
    if (existsSync(wanted)) return wanted;
    throw new ChromiumMissing(`CHROME_PATH is "${wanted}", but there is no such file`);
  }
  const here = [...listCandidates(env), ...listDownloaded()].filter((path) => existsSync(path));
  const found = here.find(canStart);
  if (found !== undefined) return found;
  const lack =
    here[0] === undefined ? "no Chromium found" : `no Chromium starts, not even ${here[0]}`;
  throw new ChromiumMissing(`${lack}: ${REMEDY}`);
}

/** What a Chromium that nobody looks at need not do. Replaces Playwright's list of these. */
const UNUSED_FEATURES = [
  // The suggestions under the address bar are two pages, loaded anew with every window: half of
  // what opening a deck costs.
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  // A process kept ready for the next page, which is seldom one of many.
  "SpareRendererForSitePerProcess",
  // A page is shown as soon as it is there, not held back behind the one before.
  "PaintHolding",
  // Closing the last page of a profile does not tear the profile down under Playwright.
  "DestroyProfileOnBrowserClose",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "HttpsUpgrades",
  // Each of these would ask a server on the network.
  "AimEnabled",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PreconnectToSearch",
];

/**
 * Starts a headless Chromium that asks nothing of the network, with more flags if it is given any.
 * The caller closes it.
 */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    env: { ...process.env, ...findFonts() },
    args: [
      // Chromium refuses to sandbox itself for root, as in most containers.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-features=${UNUSED_FEATURES.join(",")}`,
      ...flags,
    ],
  });
}

/** On a Linux without any font Chromium ends itself as soon as it writes a word of its own. */
function findFonts(): NodeJS.ProcessEnv {
  if (process.platform !== "linux" || hasFonts()) return {};
  return { FONTCONFIG_FILE: getFontConfig() };
}

function hasFonts(): boolean {
  return (spawnSync("fc-list").stdout?.length ?? 0) > 0;
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

/** Where Playwright puts its own; nowhere on systems that it has none for. */
export function listDownloaded(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/**
 * On Linux a program may be there without the libraries that it needs, or only stand for a package
 * to install. Elsewhere this is not so, and Windows would open a window.
 */
function canStart(path: string): boolean {
  if (process.platform !== "linux" || startable.has(path)) return true;
  const isStartable =
    spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
  if (isStartable) startable.add(path);
  return isStartable;
}

/** Programs that have started once: that takes 200 ms. */
const startable = new Set<string>();
