import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../../src/commands/checkLockFile.ts";
import { findNpm } from "../../src/commands/npm.mjs";
import { runCommand, spawnCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { isThorough } from "../thorough.ts";

const repository = join(import.meta.dirname, "../..");

/** What an author has: two talks and no packages, outside the tool. */
let place: string;
let talk: Scratch;
let other: Scratch;
/** Where the system keeps what can be made again. */
let env: NodeJS.ProcessEnv;

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "my talks-"));
  talk = createTalk("One talk");
  other = createTalk("Another talk");
  const cache = join(place, "cache");
  env = { XDG_CACHE_HOME: cache, ...(process.platform === "win32" && { LOCALAPPDATA: cache }) };
});

afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));

function createTalk(title: string): Scratch {
  const scratch = createScratch(
    {
      "slides/deck.yaml": `title: ${title}\nlang: en\n`,
      "slides/10.md": "## A slide\n\n![A dot](../assets/a%23dot.svg)\n",
      "assets/a#dot.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    },
    place,
  );
  rmSync(join(scratch.root, "node_modules"), { recursive: true });
  return scratch;
}

test("a talk elsewhere is checked and exported, and has no more than its export then", async () => {
  const tool = (): string[] =>
    readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" });
  const before = tool();
  const checked = await runCommand(repository, ["check", talk.root], env);
  expect(checked).toMatchObject({ code: 0, stderr: "" });
  expect(checked.stdout).toContain("0 errors, 0 warnings");
  const exported = await runCommand(place, ["export", talk.root, "--only", "html"], env);
  expect(exported).toMatchObject({ code: 0, stderr: "" });

  expect(readdirSync(talk.root).toSorted()).toEqual(["assets", "dist", "slides"]);
  const page = readFileSync(join(talk.root, "dist/deck.html"), "utf8");
  expect(page).toContain("<title>One talk</title>");
  expect(page).not.toContain("/@fs/");
  expect(page).toMatch(/<img [^>]*src="data:image\/svg\+xml[^"]*M0 0h9v9z/);
  expect(tool()).toEqual(before);
  // Its kept files have a folder of their own: those of another talk would replace some of them.
  const [kept = "", ...more] = readdirSync(join(place, "cache/deck"));
  expect(more).toEqual([]);
  expect(readdirSync(join(place, "cache/deck", kept))).toEqual(
    expect.arrayContaining(["check.json", "files", "fonts"]),
  );
});

test("two talks are served at once, each at its own address and by its own name", async () => {
  const servers = [talk, other].map(({ root }) =>
    spawnCommand(repository, ["start", root, "--port", "6401"], env),
  );
  try {
    const addresses = await Promise.all(servers.map(readAddress));
    expect(new Set(addresses).size).toBe(2);
    const pages = await Promise.all(addresses.map(async (each) => (await fetch(each)).text()));
    expect(pages.map((page) => /<title>(.*)<\/title>/.exec(page)?.[1])).toEqual([
      "One talk",
      "Another talk",
    ]);
    // Their windows and what they remember go by it.
    const names = pages.map((page) => /<html [^>]*data-talk="(\w+)"/.exec(page)?.[1]);
    expect(new Set(names).size).toBe(2);
    expect(names).not.toContain(undefined);
    const [picture = ""] = /(?<=src=")\/@fs\/[^"]+/.exec(pages[0] ?? "") ?? [];
    expect(await (await fetch(new URL(picture, addresses[0]))).text()).toContain("M0 0h9v9z");
  } finally {
    await Promise.all(servers.map(stop));
  }
});

async function readAddress(server: ChildProcess): Promise<string> {
  let said = "";
  for await (const text of server.stdout ?? []) {
    said += String(text);
    if (said.includes("Ctrl+C")) break;
  }
  return /Stage +(\S+)/.exec(said)?.[1] ?? "";
}

async function stop(server: ChildProcess): Promise<void> {
  server.kill();
  if (server.exitCode === null && server.signalCode === null) await once(server, "close");
}

test("a command that is none is named, with the one that is meant", async () => {
  expect((await runCommand(place, ["exprot"], env)).stderr).toBe(
    'there is no command "exprot" (did you mean "export"?)\n',
  );
  const { stdout } = await runCommand(place, ["--help"], env);
  expect(stdout).toMatch(/^npm start +Serves .*\n(?:npm run \w+ +\S.*\n){5}$/);
});

/** What npm says where a package is neither in its cache nor to be had. */
const OFFLINE = /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/;

test.runIf(isThorough)(
  "the tool as a package, in an empty folder: a new talk is checked, exported and served",
  async ({ skip }) => {
    const folder = join(place, "installed");
    mkdirSync(folder);
    const [npm, ...first] = findNpm();
    const run = (...args: readonly string[]) => runProgram([npm, ...first, ...args], folder);
    const packed = await run("pack", repository, "--silent");
    expect(packed.code).toBe(0);
    const [tarball = ""] = readdirSync(folder);
    const speed = ["--prefer-offline", "--fetch-retries=0", "--fetch-timeout=10000"];
    const installed = await run("install", `./${tarball}`, ...speed, "--no-audit", "--no-fund");
    skip(installed.code !== 0 && OFFLINE.test(installed.output), "npm could not be asked");
    expect(installed, installed.output).toMatchObject({ code: 0 });
    const tool = join(folder, "node_modules/prometheus-thanos-talk");
    const list = (): string[] => readdirSync(tool, { recursive: true, encoding: "utf8" });
    const before = list();

    const deck = (...args: readonly string[]) => run("exec", "--", "deck", ...args);
    const made = await deck("new", "--lang", "en", "--title", "Logs", "--speaker", "Ada");
    expect(made.output).toContain('"npx deck start" shows it');
    expect(await deck("check", "--strict")).toMatchObject({ code: 0 });
    expect(await deck("export")).toMatchObject({ code: 0 });
    const notices = readFileSync(join(folder, "dist/third-party-notices.txt"), "utf8");
    expect(notices).toContain("reveal.js 6");
    expect(notices).not.toContain("prometheus-thanos-talk");
    expect(existsSync(join(folder, "dist/deck.pdf"))).toBe(true);

    const script = join(tool, "src/commands/launch.mjs");
    const server = spawn(process.execPath, [script, "start"], { cwd: folder });
    try {
      const page = await fetch(await readAddress(server));
      expect(await page.text()).toContain("<title>Logs</title>");
    } finally {
      await stop(server);
    }
    expect(list()).toEqual(before);
  },
  240_000,
);
