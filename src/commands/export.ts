import { relative } from "node:path";
import { parseArgs } from "node:util";
import { exportDeck, OUTPUTS, USUAL_OUTPUTS, type Output } from "../export/exportDeck.ts";
import { UsageError } from "./usageError.ts";

/**
 * Writes the deck to share: `--only site|html|pdf|pictures` makes one output, `--notes` the
 * speaker's own copy. `--scheme dark|light` and `--steps` are for the pictures.
 */
async function run(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  const started = Date.now();
  const folder = await exportDeck({ root: process.cwd(), log: console.log, ...options });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), folder)}/ is ready (${seconds} s)`);
}

function parseOptions(args: readonly string[]) {
  const { only, notes, steps, scheme } = parse(args);
  const unknown = only.find((output) => !isOutput(output));
  if (unknown !== undefined) {
    throw new UsageError(`--only takes ${OUTPUTS.join(", ")}, not "${unknown}"`);
  }
  if (scheme !== "dark" && scheme !== "light") {
    throw new UsageError(`--scheme takes dark or light, not "${scheme}"`);
  }
  const outputs = only.length === 0 ? USUAL_OUTPUTS : only.filter(isOutput);
  return { outputs, notes, pictures: { steps, scheme } } as const;
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true, default: [] },
        notes: { type: "boolean", default: false },
        steps: { type: "boolean", default: false },
        scheme: { type: "string", default: "dark" },
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
