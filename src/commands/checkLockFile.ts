import { spawn } from "node:child_process";
import { findNpm } from "./npm.mjs";

/** What the cache of npm lacks is asked for once, for 10 s. */
const OPTIONS = ["--prefer-offline", "--fetch-retries=0", "--fetch-timeout=10000", "--no-audit"];

/**
 * Asks npm whether the lock file in `root` names every package of every system, without which
 * `npm ci` refuses it; `isWhole` is undefined where npm could not find out.
 */
export async function checkLockFile(
  root: string,
): Promise<{ readonly isWhole: boolean | undefined; readonly output: string }> {
  const { code, output } = await runProgram([...findNpm(), "ci", "--dry-run", ...OPTIONS], root);
  if (code === 0) return { isWhole: true, output };
  return { isWhole: output.includes("EUSAGE") ? false : undefined, output };
}

/** What a program printed, on both streams; no code where it could not be started. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, in `cwd` or the current folder. */
export function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  cwd?: string,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", () => resolve({ code: null, output }));
    child.on("close", (code) => resolve({ code, output }));
  });
}
