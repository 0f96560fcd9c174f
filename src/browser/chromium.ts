import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Browser, BrowserType } from "playwright-core";

const require = createRequire(import.meta.url);

/** Loaded when it is needed: that takes longer than all else of a check of which nothing has changed. */
function loadPlaywright(): BrowserType {
  const { chromium } = require("playwright-core") as { readonly chromium: BrowserType };
  return chromium;
}

/** Says that there is no browser to draw and print with, and what to do about it. */
export class ChromiumMissing extends Error {
  override name = "ChromiumMissing";
}

const REMEDY =
  "install Chrome, Chromium or Edge, or set CHROME_PATH to one of them, " +
  'or run "npx playwright-core install --with-deps chromium"';

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
  const here: string[] = [];
  for (const list of [listCandidates, listDownloaded]) {
    here.push(...list(env).filter((path) => existsSync(path)));
    const found = here.find(canStart);
    if (found !== undefined) return found;
  }
  const lack =
    here[0] === undefined ? "no Chromium found" : `no Chromium starts, not even ${here[0]}`;
  throw new ChromiumMissing(`${lack}: ${REMEDY}`);
}

function listCandidates(env: NodeJS.ProcessEnv): string[] {
  const { folders, programs } = listPlaces(env);
  return programs.flatMap((program) => folders.map((folder = "") => join(folder, program)));
}

function listPlaces(env: NodeJS.ProcessEnv) {
  if (process.platform === "darwin") {
    const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return {
      folders: ["/Applications", join(env["HOME"] ?? "", "Applications")],
      programs: names.map((name) => `${name}.app/Contents/MacOS/${name}`),
    };
  }
  if (process.platform === "win32") {
    const programs = ["Google/Chrome/Application/chrome", "Microsoft/Edge/Application/msedge"];
    return {
      folders: [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]],
      programs: programs.map((program) => `${program}.exe`),
    };
  }
  const programs = ["google-chrome", "chromium", "chromium-browser", "microsoft-edge"];
  return { folders: env["PATH"]?.split(delimiter) ?? [], programs };
}

/** Where Playwright puts its own; nowhere on systems that it has none for. */
function listDownloaded(): string[] {
  try {
    return [loadPlaywright().executablePath()];
  } catch {
    return [];
  }
}

/**
 * On Linux a program may be there without the libraries that it needs, or only be a stub that names
 * the package to install. Elsewhere this is not so, and Windows would open a window.
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

/**
 * Playwright's own list of features that are turned off, which this one replaces, and two more: the
 * suggestions under the address bar are pages, loaded anew with every window, which is half of what
 * opening a deck costs; and a spare process is kept for a next page that seldom comes.
 */
const UNUSED_FEATURES =
  "WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess," +
  "PaintHolding,DestroyProfileOnBrowserClose,AvoidUnnecessaryBeforeUnloadCheckSync," +
  "HttpsUpgrades,AimEnabled,LensOverlay,MediaRouter,NetworkTimeServiceQuerying," +
  "OptimizationHints,PreconnectToSearch";

/** Starts a headless Chromium, with more flags if it is given any. The caller closes it. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return loadPlaywright().launch({
    executablePath: findChromium(),
    env: { ...process.env, ...findFonts() },
    args: [`--disable-features=${UNUSED_FEATURES}`, ...flags],
  });
}

/**
 * Lets `work` open one browser for all that it does, as soon as it wants to, and closes that after
 * it. Every call gives the same one.
 */
export async function withBrowser<T>(
  work: (openBrowser: () => Promise<Browser>) => Promise<T>,
): Promise<T> {
  let launched: Promise<Browser> | undefined;
  try {
    return await work(() => (launched ??= launchChromium()));
  } finally {
    await (await launched?.catch(() => undefined))?.close();
  }
}

/** What tells one browser from another, or from its next version, and the fonts that it finds. */
export function identifyChromium(): string {
  const path = findChromium();
  const { size, mtimeMs } = statSync(path);
  return [path, size, mtimeMs, listFonts()].join("\n");
}

/** The fonts of a Linux, which come and go; nothing on other systems. */
function listFonts(): string {
  return process.platform === "linux" ? (spawnSync("fc-list").stdout?.toString() ?? "") : "";
}

/**
 * On a Linux without any font Chromium ends itself as soon as it writes a word of its own: it gets
 * those of a package, by settings of fontconfig that are there as long as this process.
 */
function findFonts(): NodeJS.ProcessEnv {
  if (process.platform !== "linux" || listFonts() !== "") return {};
  const fonts = join(dirname(require.resolve("pdfjs-dist/package.json")), "standard_fonts");
  const file = join(tmpdir(), `fonts-${process.pid}.conf`);
  const settings = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<dir>${fonts}</dir></fontconfig>`,
  ];
  writeFileSync(file, settings.join("\n"));
  process.once("exit", () => rmSync(file, { force: true }));
  return { FONTCONFIG_FILE: file };
}

/**
 * Finds a Chromium, or installs one where there is none: Playwright's, else, for who may do so, the
 * system's package. Gives its path, or throws `ChromiumMissing`.
 */
export function installChromium(log: (line: string) => void): string {
  if (process.env["CHROME_PATH"] || isThere()) return findChromium();
  log("No Chromium here: downloading Playwright's Chromium, some 180 MB…");
  const playwright = join(dirname(require.resolve("playwright-core/package.json")), "cli.js");
  run(process.execPath, playwright, "install", "--no-shell", "chromium");
  if (!isThere() && process.getuid?.() === 0 && run("apt-get", "--version")) {
    log("That did not work: installing the package chromium…");
    // A line that is slow but moves is waited for, one that is dead is not.
    const patience = ["http", "https"].flatMap((way) => ["-o", `Acquire::${way}::Timeout=15`]);
    run("apt-get", ...patience, "update");
    run("apt-get", ...patience, "install", "-y", "--no-install-recommends", "chromium");
  }
  return findChromium();
}

function isThere(): boolean {
  try {
    return findChromium() !== "";
  } catch (error) {
    if (error instanceof ChromiumMissing) return false;
    throw error;
  }
}

/** Runs a program, and tells whether it could. Without a limit of time: a browser is large, and a line may be slow. */
function run(program: string, ...args: readonly string[]): boolean {
  const env = {
    // Milliseconds without a byte, after which Playwright tries again, five times in all.
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
    npm_config_loglevel: "error",
    ...process.env,
    DEBIAN_FRONTEND: "noninteractive",
  };
  // On a terminal Playwright draws how far it is; what goes wrong there is said in one line here.
  const progress = process.stdout.isTTY && args.includes("install") ? "inherit" : "ignore";
  return spawnSync(program, args, { stdio: ["ignore", progress, "ignore"], env }).status === 0;
}
