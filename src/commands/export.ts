import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { exportDeck } from "../export/exportDeck.ts";
import { listUsualOutputs, OUTPUTS, type Output } from "../export/writeOutputs.ts";
import { findFolderFault } from "./findFolderFault.ts";
import { UsageError } from "./usageError.ts";

/**
 * Writes the deck to share: `--only site|html|pdf|pictures|handout` makes one output, `--notes` the
 * speaker's own copy, `--out` another folder. `--scheme dark|light` and `--steps` are for pages and
 * pictures.
 */
async function run(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  const started = Date.now();
  const folder = await exportDeck({ root: process.cwd(), log: console.log, ...options });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), folder) || folder}/ is ready (${seconds} s)`);
}

function parseOptions(args: readonly string[]) {
  const { only, notes, out, ...others } = parse(args);
  const unknown = only.find((output) => !isOutput(output));
  if (unknown !== undefined) {
    throw new UsageError(`--only takes ${OUTPUTS.join(", ")}, not "${unknown}"`);
  }
  const outputs = only.length === 0 ? listUsualOutputs(notes) : only.filter(isOutput);
  if (outputs.includes("handout") && !notes) {
    throw new UsageError('the hand-out is made of the notes: add "--notes"');
  }
  return {
    outputs,
    notes,
    steps: others.steps,
    ...(others.scheme !== undefined && { scheme: parseScheme(others.scheme) }),
    ...(out !== undefined && { out: parseFolder(out, notes) }),
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true, default: [] },
        out: { type: "string" },
        notes: { type: "boolean", default: false },
        steps: { type: "boolean", default: false },
        scheme: { type: "string" },
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

function parseScheme(text: string): "dark" | "light" {
  if (text === "dark" || text === "light") return text;
  throw new UsageError(`--scheme takes dark or light, not "${text}"`);
}

function parseFolder(text: string, notes: boolean): string {
  const folder = resolve(text);
  const fault = findFolderFault(folder, process.cwd(), notes);
  if (fault !== undefined) throw new UsageError(`--out cannot be "${text}": ${fault}`);
  return folder;
}

export default { run };
