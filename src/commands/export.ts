import { relative } from "node:path";
import { parseArgs } from "node:util";
import { exportDeck, OUTPUTS, type Output } from "../export/exportDeck.ts";
import { UsageError } from "./usageError.ts";

/** Writes the deck to share: `--only site|html|pdf` makes one output, `--notes` the speaker's own copy. */
async function run(args: readonly string[]): Promise<void> {
  const { outputs, notes } = parseOptions(args);
  const started = Date.now();
  const folder = await exportDeck({ root: process.cwd(), outputs, notes, log: console.log });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), folder)}/ is ready (${seconds} s)`);
}

function parseOptions(args: readonly string[]): {
  readonly outputs: readonly Output[];
  readonly notes: boolean;
} {
  const { only, notes } = parse(args);
  const unknown = only.find((output) => !isOutput(output));
  if (unknown !== undefined) {
    throw new UsageError(`--only takes ${OUTPUTS.join(", ")}, not "${unknown}"`);
  }
  return { outputs: only.length === 0 ? OUTPUTS : only.filter(isOutput), notes };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true, default: [] },
        notes: { type: "boolean", default: false },
      },
    });
    return { ...values, only: values.only.flatMap((list) => list.split(",")) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isOutput(text: string): text is Output {
  return (OUTPUTS as readonly string[]).includes(text);
}

export default { run };
