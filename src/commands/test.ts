import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startVitest } from "vitest/node";
import { installChromium } from "../browser/chromium.ts";
import { checkLockFile, runProgram } from "./checkLockFile.ts";
import { defineCommand } from "./defineCommand.ts";

interface Check {
  readonly name: string;
  /** A package's program, then its arguments. */
  readonly program: readonly [string, string];
  readonly args: readonly string[];
}

const CHECKS: readonly Check[] = [
  { name: "types", program: ["typescript", "tsc"], args: ["-p", "."] },
  {
    name: "lint",
    program: ["oxlint", "oxlint"],
    args: ["-D", "correctness", "-D", "suspicious", "--deny-warnings", "src", "tests"],
  },
  {
    name: "format",
    program: ["prettier", "prettier"],
    args: ["--check", "--cache", "--log-level=warn", "."],
  },
  { name: "unused code", program: ["knip", "knip"], args: [] },
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Names of tests that this machine lacks something for. */
  readonly skipped: readonly string[];
}

/** Runs every check and every test, and ends with the line `N passed, N failed`. */
export default defineCommand(
  {
    name: "test",
    about: "Runs every check and every test; what this machine cannot run is named.",
    options: {
      thorough: {
        type: "boolean",
        default: Boolean(process.env["CI"]),
        about: "Runs what takes long, too: larger texts, more random steps (in CI always)",
      },
    },
    operand: "part of a test file's path",
  },
  async ({ thorough }, filter) => {
    // The tests find it by themselves; here it is fetched when there is none.
    installChromium(console.log);
    process.env["THOROUGH"] = thorough ? "1" : "";
    const checks = await Promise.all([...CHECKS.map(runCheck), runLockFileCheck()]);
    const tests = await runTests(filter === undefined ? [] : [filter]);
    const passed = checks.filter(Boolean).length + tests.passed;
    const failed = checks.filter((ok) => !ok).length + tests.failed;
    for (const name of tests.skipped) console.log(`skipped ${name}`);
    console.log(`\n${passed} passed, ${failed} failed`);
    process.exit(failed === 0 && tests.passed > 0 ? 0 : 1);
  },
);

async function runCheck({ name, program: [packageName, bin], args }: Check): Promise<boolean> {
  const { code, output } = await runProgram([
    process.execPath,
    findProgram(packageName, bin),
    ...args,
  ]);
  return report(name, code === 0, output);
}

async function runLockFileCheck(): Promise<boolean> {
  const { isWhole, output } = await checkLockFile(join(import.meta.dirname, "../.."));
  if (isWhole !== undefined) return report("lock file", isWhole, output);
  console.log("ok     lock file (not checked: npm could not be asked)");
  return true;
}

/** Shows what a check says only when it fails. */
function report(name: string, ok: boolean, output: string): boolean {
  console.log(`${ok ? "ok    " : "FAILED"} ${name}`);
  if (!ok) console.log(output);
  return ok;
}

/** Not every package lets its manifest be resolved, so it is read where npm puts it. */
function findProgram(packageName: string, bin: string): string {
  const folder = join(import.meta.dirname, "../../node_modules", packageName);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    bin: string | Record<string, string>;
  };
  return join(folder, typeof bins === "string" ? bins : (bins[bin] ?? ""));
}

async function runTests(args: readonly string[]): Promise<Counts> {
  const vitest = await startVitest("test", [...args], { watch: false, run: true });
  const results = vitest.state
    .getTestModules()
    .flatMap((module) => [...module.children.allTests()])
    .map((test) => ({ state: test.result().state, name: test.fullName }));
  const broken = vitest.state
    .getTestModules()
    .filter((module) => module.errors().length > 0).length;
  const unhandled = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  const listNames = (wanted: string): string[] =>
    results.filter(({ state }) => state === wanted).map(({ name }) => name);
  return {
    passed: listNames("passed").length,
    failed: listNames("failed").length + broken + unhandled,
    skipped: listNames("skipped"),
  };
}
