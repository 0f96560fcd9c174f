import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

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
  const here = [...listCandidates(env), ...listDownloaded()].filter((path) => existsSync(path));
  const found = here.find(canStart);
  if (found !== undefined) return found;
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
export function listDownloaded(): string[] {
  try {
    return [chromium.executablePath()];
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
 * Features that are turned off instead of those of Playwright's list, which this one contains: the
 * suggestions under the address bar are two pages, loaded anew with every window, which is half of
 * what opening a deck costs; a spare process is kept for a next page that seldom comes; and some
 * would ask a server on the network.
 */
const UNUSED_FEATURES = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "SpareRendererForSitePerProcess",
  "PaintHolding",
  "DestroyProfileOnBrowserClose",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "HttpsUpgrades",
  "AimEnabled",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PreconnectToSearch",
].join(",");

/** Starts a headless Chromium, with more flags if it is given any. The caller closes it. */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    env: { ...process.env, ...findFonts() },
    args: [`--disable-features=${UNUSED_FEATURES}`, ...flags],
  });
}

/**
 * On a Linux without any font Chromium ends itself as soon as it writes a word of its own: it gets
 * those of a package.
 */
function findFonts(): NodeJS.ProcessEnv {
  if (process.platform !== "linux") return {};
  const hasFonts = (spawnSync("fc-list").stdout?.length ?? 0) > 0;
  if (hasFonts) return {};
  return { FONTCONFIG_FILE: (fontConfig ??= writeFontConfig()) };
}

let fontConfig: string | undefined;

/** Writes settings of fontconfig, to a file that is there as long as this process. */
function writeFontConfig(): string {
  const reader = createRequire(import.meta.url).resolve("pdfjs-dist/package.json");
  const file = join(tmpdir(), `fonts-${process.pid}.conf`);
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(dirname(reader), "standard_fonts")}</dir>
</fontconfig>
`,
  );
  process.once("exit", () => rmSync(file, { force: true }));
  return file;
}
