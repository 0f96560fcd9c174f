import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startVitest } from "vitest/node";
import { obtainChromium } from "../export/obtainChromium.ts";
import { checkLockFile } from "./checkLockFile.ts";
import { runProgram } from "./runProgram.ts";

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
}

/**
 * Runs every check and every test, and ends with the line `N passed, N failed`. With `--thorough`,
 * as in CI, what takes long for little runs too.
 */
async function run(args: readonly string[]): Promise<void> {
  // The tests find it by themselves; here it is fetched when there is none.
  obtainChromium(console.log);
  if (args.includes("--thorough") || process.env["CI"]) process.env["THOROUGH"] = "1";
  const checks = await Promise.all([...CHECKS.map(runCheck), runLockFileCheck()]);
  const tests = await runTests(args.filter((arg) => arg !== "--thorough"));
  const passed = checks.filter(Boolean).length + tests.passed;
  const failed = checks.filter((ok) => !ok).length + tests.failed;
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && tests.passed > 0 ? 0 : 1);
}

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
    .flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const broken = vitest.state
    .getTestModules()
    .filter((module) => module.errors().length > 0).length;
  const unhandled = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return {
    passed: results.filter((state) => state === "passed").length,
    failed: results.filter((state) => state === "failed").length + broken + unhandled,
  };
}

export default { run };
