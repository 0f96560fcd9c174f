import { findNpm } from "./npm.mjs";
import { runProgram } from "./runProgram.ts";

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
