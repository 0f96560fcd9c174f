import { spawn } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findChromium, installChromium } from "../../src/browser/chromium.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { zipFile } from "./zipFile.ts";
import { isThorough } from "../thorough.ts";

/** A Linux without any browser: its PATH has a shell and, for root, an `apt-get` that notes its calls. */
let machine: Scratch;
let downloads: Server;
let downloadHost: string;
let code: string;
/** What the download host gives; nothing at first. */
let archive: Buffer | undefined;

const pathOf = (name: string): string => join(machine.root, name);

/** Puts an `apt-get` there that does `script` when it is told to install. */
function writeAptGet(script: string): void {
  const lines = [
    "#!/bin/sh",
    `[ "$*" = --version ] || echo "$*" >> ${pathOf("bin/calls")}`,
    `case "$*" in *install*) ${script} ;; esac`,
  ];
  machine.write("bin/apt-get", lines.join("\n"), 0o755);
}

function listAptCalls(): string[] {
  const calls = readFileSync(pathOf("bin/calls"), "utf8").trim();
  return calls.split("\n").map((call) => call.replaceAll(/-o \S+ /g, ""));
}

/** The code as one file, which that machine's Node can run. */
async function bundle(): Promise<string> {
  const build = await rolldown({
    input: join(import.meta.dirname, "../../src/browser/chromium.ts"),
    platform: "node",
    external: ["playwright-core"],
  });
  const { output } = await build.generate();
  await build.close();
  return output[0].code;
}

/** What `installChromium` says on that machine, line by line, and at last what it gives. */
function obtain(system = "ubuntu24.04-x64"): Promise<string[]> {
  machine.write(
    "obtain.mjs",
    `${code}
    try { console.log("found " + installChromium(console.log)); }
    catch (error) { console.log(error.name); }`,
  );
  const child = spawn(process.execPath, [pathOf("obtain.mjs")], {
    cwd: machine.root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: pathOf("bin"),
      HOME: machine.root,
      PLAYWRIGHT_BROWSERS_PATH: pathOf("browsers"),
      PLAYWRIGHT_DOWNLOAD_HOST: downloadHost,
      PLAYWRIGHT_HOST_PLATFORM_OVERRIDE: system,
    },
  });
  let output = "";
  child.stdout.on("data", (text: Buffer) => (output += text.toString()));
  return new Promise((resolve) => child.on("close", () => resolve(output.trim().split("\n"))));
}

const DOWNLOADING = "No Chromium here: downloading Playwright's Chromium, some 180 MB…";
const INSTALLING = "That did not work: installing the package chromium…";
const isRoot = process.getuid?.() === 0;

test("where there is a browser, nothing is fetched and nothing is said", () => {
  const lines: string[] = [];
  expect(installChromium((line) => lines.push(line))).toBe(findChromium());
  expect(lines).toEqual([]);
});

// Each way takes Playwright's own command several seconds.
describe.runIf(process.platform === "linux" && isThorough)("without a browser", () => {
  beforeAll(async () => {
    code = await bundle();
    downloads = createServer((_request, response) => {
      response.statusCode = archive === undefined ? 404 : 200;
      response.setHeader("Content-Length", archive?.length ?? 0).end(archive);
    });
    await new Promise<void>((resolve) => downloads.listen(0, "127.0.0.1", resolve));
    downloadHost = `http://127.0.0.1:${(downloads.address() as AddressInfo).port}`;
  });

  afterAll(() => downloads?.close());

  beforeEach(() => {
    machine = createScratch();
    machine.write("bin/calls", "");
    symlinkSync("/bin/sh", join(machine.root, "bin/sh"));
    archive = undefined;
  });

  afterEach(() => machine.remove());

  test("Playwright's download is taken, and found again", async () => {
    writeAptGet("");
    archive = zipFile("chrome-linux64/chrome", "#!/bin/sh\n");
    const said = await obtain();
    expect(said).toEqual([
      DOWNLOADING,
      expect.stringMatching(/^found .*\/chrome-linux64\/chrome$/),
    ]);
    expect(await obtain()).toEqual(said.slice(1));
    expect(listAptCalls()).toEqual([""]);
  });

  test("where nothing works it says so, and what to do", async () => {
    const said = await obtain("a system that Playwright has no browser for");
    expect(said).toEqual([DOWNLOADING, "ChromiumMissing"]);
  });

  test.runIf(isRoot)("a download that lacks libraries is passed over", async () => {
    const program = pathOf("bin/chromium");
    writeAptGet(`echo "#!/bin/sh" > ${program}; /bin/chmod +x ${program}`);
    archive = zipFile("chrome-linux64/chrome", "#!/bin/sh\nexit 127\n");
    expect(await obtain()).toEqual([DOWNLOADING, INSTALLING, `found ${program}`]);
  });

  test.runIf(isRoot)("without a download the system's package is installed", async () => {
    const program = pathOf("bin/chromium");
    writeAptGet(`echo "#!/bin/sh" > ${program}; /bin/chmod +x ${program}`);
    const said = await obtain();
    expect(said).toEqual([DOWNLOADING, INSTALLING, `found ${program}`]);
    expect(listAptCalls()).toEqual(["update", "install -y --no-install-recommends chromium"]);
  });
});
