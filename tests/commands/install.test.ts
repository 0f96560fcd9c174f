import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runCommand, type Ended } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

/** A command of one line: what starts any of them is all that is looked at here. */
const COMMAND = `export default {
  run: ([name]: readonly string[]) => {
    throw Object.assign(new Error("launched"), { name });
  },
};
`;

beforeAll(() => {
  deck = createScratch();
  const commands = join(deck.root, "src/commands");
  for (const name of ["launch.mjs", "npm.mjs"]) {
    cpSync(join(import.meta.dirname, "../../src/commands", name), join(commands, name));
  }
  // Nothing here waits for Vite, which is large: another one is nearer.
  deck.write("src/node_modules/vite/package.json", '{ "main": "vite.cjs" }');
  deck.write("src/node_modules/vite/vite.cjs", "");
});

afterAll(() => deck.remove());

beforeEach(() => {
  for (const path of ["node_modules", "calls"]) {
    rmSync(join(deck.root, path), { recursive: true, force: true });
  }
  deck.write("src/commands/new.ts", COMMAND);
  writeLock("1.0.0");
});

function writeLock(version: string): void {
  deck.write("package-lock.json", lock(version));
}

const lock = (version: string): string =>
  JSON.stringify({ packages: { "": {}, "node_modules/it": { version } } });

/** An npm that notes what it finds of the package, writes it, then does `end`. */
function writeNpm(version: string, end: string): void {
  const script = `
    import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
    const found = existsSync("node_modules/it/half") ? "half" : "fresh";
    appendFileSync("calls", process.argv[2] + " " + found + "\\n");
    mkdirSync("node_modules/it", { recursive: true });
    const finish = () =>
      writeFileSync("node_modules/.package-lock.json", ${JSON.stringify(lock(version))});
    ${end}`;
  deck.write("npm-cli.js", script);
}

/** A command that ends as soon as it is there with an error of this name, and that npm. */
function launch(name = "UsageError"): Promise<Ended> {
  const env = { npm_execpath: join(deck.root, "npm-cli.js") };
  return runCommand(deck.root, ["new", name], env, deck.root);
}

const INSTALLING = "Installing what is missing…\n";
const LAUNCHED = "launched\n";
const FAILED = "npm could not install the packages: see above\n";

const readCalls = (): string[] => readFileSync(join(deck.root, "calls"), "utf8").trim().split("\n");
const has = (path: string): boolean => existsSync(join(deck.root, path));

test("what is missing is installed, once; then what is outdated, or gone", async () => {
  writeNpm("1.0.0", "finish()");
  expect(await launch()).toMatchObject({
    stdout: INSTALLING,
    stderr: LAUNCHED,
  });
  expect((await launch()).stdout).toBe("");

  writeLock("1.0.1");
  writeNpm("1.0.1", "finish()");
  expect((await launch()).stdout).toBe(INSTALLING);
  rmSync(join(deck.root, "node_modules/it"), { recursive: true });
  expect((await launch()).stdout).toBe(INSTALLING);
  expect((await launch()).stdout).toBe("");
  expect(readCalls()).toEqual(["ci fresh", "install fresh", "install fresh"]);
});

test.skipIf(process.platform === "win32")(
  "an install that was interrupted starts afresh: npm would keep what is half written",
  async () => {
    const interrupt = `
      writeFileSync("node_modules/it/half", "");
      process.kill(process.pid, "SIGKILL");`;
    writeNpm("1.0.0", `finish(); ${interrupt}`);
    expect(await launch()).toMatchObject({ code: 1, stderr: FAILED });
    expect(has("node_modules/it/half")).toBe(true);
    writeNpm("1.0.0", "finish()");
    expect((await launch()).stderr).toBe(LAUNCHED);
    expect(has("node_modules/it/half")).toBe(false);
    expect((await launch()).stdout).toBe("");
    expect(readCalls()).toEqual(["ci fresh", "ci fresh"]);
  },
);

test("an npm that fails is said, and what there was stays for an older lock file", async () => {
  writeNpm("1.0.0", "finish()");
  await launch();
  writeLock("1.0.1");
  writeNpm("1.0.1", "process.exit(1)");
  for (let time = 1; time <= 2; time += 1) {
    expect(await launch()).toMatchObject({ code: 1, stderr: FAILED });
  }
  writeLock("1.0.0");
  expect((await launch()).stdout).toBe("");
});

test("a command that is started again has the code that was changed in between", async () => {
  writeNpm("1.0.0", "finish()");
  await launch();
  deck.write("src/commands/new.ts", COMMAND.replace("launched", "launched anew"));
  expect((await launch()).stderr).toBe("launched anew\n");
  expect(has("node_modules/.cache")).toBe(false);
});

test("what an author can mend is said without a stack, anything else with it", async () => {
  writeNpm("1.0.0", "finish()");
  await launch();
  for (const name of ["ChromiumMissing", "DeckError", "FolderError"]) {
    expect(await launch(name)).toMatchObject({ code: 1, stderr: LAUNCHED });
  }
  const { code, stderr } = await launch("Error");
  expect(code).toBe(1);
  expect(stderr).toMatch(/launched\n\s+at .*new\.ts:3:/);
});
