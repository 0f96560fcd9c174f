import { parseArgs } from "node:util";
import { isError } from "../deck/problem.ts";
import { checkDeck } from "../export/checkDeck.ts";
import { DeckError, formatProblems } from "../vite/viteError.ts";
import { UsageError } from "./usageError.ts";

/**
 * Lists every problem of the deck, those included that only a browser can see. Errors fail it, and
 * with `--strict` warnings do as well; `--json` is for tools.
 */
async function run(args: readonly string[]): Promise<void> {
  const { strict, json } = parseOptions(args);
  const { problems, unseen, ...source } = await checkDeck(
    process.cwd(),
    json ? console.error : console.log,
  );
  const errors = problems.filter(isError).length;
  const summary = `${count(errors, "error")}, ${count(problems.length - errors, "warning")}`;
  const listing = json
    ? JSON.stringify(problems, null, 2)
    : [formatProblems(problems, source), summary, unseen].filter(Boolean).join("\n\n");
  const failed = errors > 0 || unseen !== undefined || (strict && problems.length > 0);
  if (failed && !json) throw new DeckError(listing);
  console.log(listing);
  if (failed) process.exitCode = 1;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function parseOptions(args: readonly string[]) {
  try {
    const options = { strict: { type: "boolean" }, json: { type: "boolean" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`check takes --strict and --json: ${reason}`);
  }
}

export default { run };
