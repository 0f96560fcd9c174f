import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand, type Ended } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeEach(() => {
  deck = createScratch({ "slides/deck.yaml": "title: A\n", "slides/10.md": "## One\n" });
  writeLock("1.0.0");
});

afterEach(() => deck.remove());

function writeLock(version: string): void {
  deck.write("package-lock.json", lock(version));
}

const lock = (version: string): string =>
  JSON.stringify({ packages: { "": {}, "node_modules/it": { version } } });

/** An npm that notes what it finds of the package, writes it, then does `end`. */
function writeNpm(version: string, end: string): void {
  const script = `
    import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
    appendFileSync("calls", (existsSync("node_modules/it/half") ? "half" : "fresh") + "\\n");
    mkdirSync("node_modules/it", { recursive: true });
    const finish = () =>
      writeFileSync("node_modules/.package-lock.json", ${JSON.stringify(lock(version))});
    ${end}`;
  deck.write("npm-cli.js", script);
}

/** `npm run check`, with that npm. */
function check(): Promise<Ended> {
  return runCommand(deck.root, ["check"], { npm_execpath: join(deck.root, "npm-cli.js") });
}

const readCalls = (): string[] => readFileSync(join(deck.root, "calls"), "utf8").trim().split("\n");
const has = (path: string): boolean => existsSync(join(deck.root, path));

test("what is missing is installed, once; then what is outdated, or gone", async () => {
  writeNpm("1.0.0", "finish()");
  const first = await check();
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toMatch(/^Installing what is missing…\n[^]*0 errors/);
  expect((await check()).stdout).not.toContain("Installing");

  writeLock("1.0.1");
  writeNpm("1.0.1", "finish()");
  expect((await check()).code).toBe(0);
  rmSync(join(deck.root, "node_modules/it"), { recursive: true });
  expect((await check()).code).toBe(0);
  expect((await check()).stdout).not.toContain("Installing");
  expect(readCalls()).toHaveLength(3);
});

test.skipIf(process.platform === "win32")(
  "an install that was interrupted starts afresh: npm would keep what is half written",
  async () => {
    const interrupt = `
      writeFileSync("node_modules/it/half", "");
      process.kill(process.pid, "SIGKILL");`;
    writeNpm("1.0.0", `finish(); ${interrupt}`);
    expect(await check()).toMatchObject({ code: 1 });
    expect(has("node_modules/it/half")).toBe(true);
    writeNpm("1.0.0", "finish()");
    expect(await check()).toMatchObject({ code: 0 });
    expect(has("node_modules/it/half")).toBe(false);
    expect((await check()).stdout).not.toContain("Installing");
    expect(readCalls()).toEqual(["fresh", "fresh"]);
  },
);

test("an npm that fails is said, and what there was stays for an older lock file", async () => {
  writeNpm("1.0.0", "finish()");
  await check();
  writeLock("1.0.1");
  writeNpm("1.0.1", "process.exit(1)");
  for (let time = 1; time <= 2; time += 1) {
    const { code, stderr } = await check();
    expect(stderr.trim()).toBe("npm could not install the packages: see above");
    expect(code).toBe(1);
  }
  writeLock("1.0.0");
  expect((await check()).stdout).not.toContain("Installing");
});
