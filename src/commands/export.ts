import { relative, resolve } from "node:path";
import { exportDeck } from "../export/exportDeck.ts";
import { checkOutDir } from "../export/outDir.ts";
import { listUsualOutputs, OUTPUTS, type Output } from "../export/writeOutputs.ts";
import { defineCommand, findTalk, UsageError } from "./defineCommand.ts";

interface Written {
  readonly only: readonly string[];
  readonly out?: string;
  readonly notes: boolean;
  readonly steps: boolean;
  readonly scheme?: string;
}

/** Writes the deck to share. */
async function share(written: Written, talk?: string): Promise<void> {
  const root = findTalk(talk);
  const options = readOptions(written, root);
  const started = Date.now();
  const folder = await exportDeck({ root, log: console.log, ...options });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), folder) || folder}/ is ready (${seconds} s)`);
}

function readOptions({ only: lists, notes, out, ...others }: Written, root: string) {
  const only = lists.flatMap((list) => list.split(","));
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
    ...(out !== undefined && { out: parseFolder(out, root, notes) }),
  };
}

function isOutput(text: string): text is Output {
  return (OUTPUTS as readonly string[]).includes(text);
}

function parseScheme(text: string): "dark" | "light" {
  if (text === "dark" || text === "light") return text;
  throw new UsageError(`--scheme takes dark or light, not "${text}"`);
}

function parseFolder(text: string, root: string, notes: boolean): string {
  const folder = resolve(text);
  const fault = checkOutDir(folder, root, notes);
  if (fault !== undefined) throw new UsageError(`--out cannot be "${text}": ${fault}`);
  return folder;
}

export default defineCommand(
  {
    name: "export",
    about:
      "Writes the deck to share into dist/: the site, one file, the PDF and a preview picture.",
    operand: "folder",
    options: {
      only: {
        type: "string",
        multiple: true,
        default: [],
        value: OUTPUTS.join("|"),
        about: "One of them",
      },
      notes: { type: "boolean", default: false, about: "The speaker's own copy, in dist-notes/" },
      out: { type: "string", value: "folder", about: "Writes elsewhere" },
      steps: { type: "boolean", default: false, about: "A page or a picture for every step" },
      scheme: { type: "string", value: "dark|light", about: "The colours of pages and pictures" },
    },
  },
  share,
);
