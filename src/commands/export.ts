import { existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { exportDeck } from "../export/exportDeck.ts";
import { listUsualOutputs, OUTPUTS, type Output } from "../export/writeOutputs.ts";
import { defineCommand } from "./defineCommand.ts";
import { UsageError } from "./usageError.ts";

interface Written {
  readonly only: readonly string[];
  readonly out?: string;
  readonly notes: boolean;
  readonly steps: boolean;
  readonly scheme?: string;
}

/** Writes the deck to share. */
async function share(written: Written): Promise<void> {
  const options = readOptions(written);
  const started = Date.now();
  const folder = await exportDeck({ root: process.cwd(), log: console.log, ...options });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), folder) || folder}/ is ready (${seconds} s)`);
}

function readOptions({ only: lists, notes, out, ...others }: Written) {
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
    ...(out !== undefined && { out: parseFolder(out, notes) }),
  };
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
  const fault = checkOutDir(folder, process.cwd(), notes);
  if (fault !== undefined) throw new UsageError(`--out cannot be "${text}": ${fault}`);
  return folder;
}

/** The names of what an export writes; those of the speaker's own copy say so. */
const OURS = /^(?:index|deck|handout)(-notes)?\.(?:html|pdf)$|^pictures$/;

/** What an export of the deck must never write into. */
const PARTS = ["slides", "assets", "src", "tests", "node_modules", ".git"];

/** Why an export of the deck in `root` should not go to `folder`; nothing if it may. */
export function checkOutDir(folder: string, root: string, notes: boolean): string | undefined {
  if (isInside(root, folder)) return "the deck itself is in there";
  if (PARTS.some((part) => isInside(folder, join(root, part)))) {
    return "that folder is part of the deck";
  }
  // That it is a file is said when it is written.
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const names = isFolder ? readdirSync(folder) : [];
  if (names.length === 0) return undefined;
  if (!names.some((name) => OURS.test(name))) return "it holds other files: name a new folder";
  const isOwnCopy = names.some((name) => OURS.exec(name)?.[1] !== undefined);
  if (isOwnCopy === notes) return undefined;
  return isOwnCopy
    ? "the speaker's notes are in there"
    : "what is in there is public, and would have the notes beside it";
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way);
}

export default defineCommand(
  {
    name: "run export",
    about:
      "Writes the deck to share into dist/: the site, one file, the PDF and a preview picture.",
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
