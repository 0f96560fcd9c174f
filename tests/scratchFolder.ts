import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Gives a run of the tests a folder for its decks, and takes it away with all that is left in it. */
export default function makeScratchFolder(): () => void {
  const folder = join(import.meta.dirname, "../.scratch");
  mkdirSync(folder, { recursive: true });
  const run = mkdtempSync(join(folder, "run-"));
  process.env["SCRATCH_FOLDER"] = run;
  return () => rmSync(run, { recursive: true, force: true, maxRetries: 5 });
}
