import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

const repository = join(import.meta.dirname, "..");

/** The folder of a talk, apart from the tool; files are `path: text`, relative to its root. */
export interface Scratch {
  readonly root: string;
  write(path: string, content: string | Uint8Array, mode?: number): void;
  remove(): void;
}

/** Makes a talk for one test, with a folder for packages: what is kept for the next run is in there. */
export function createScratch(
  files: Readonly<Record<string, string>> = {},
  place = process.env["SCRATCH_FOLDER"] ?? "",
): Scratch {
  const root = mkdtempSync(join(place, "deck-"));
  mkdirSync(join(root, "node_modules"));
  const scratch: Scratch = {
    root,
    write(path, content, mode) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content, { mode });
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
  for (const [path, text] of Object.entries(files)) scratch.write(path, text);
  return scratch;
}

/**
 * Lets an export find what earlier ones have drawn and which fonts they have cut, as long as all
 * that these are made of is the same.
 */
export function shareDrawings({ root }: Scratch): void {
  for (const kept of ["figures", "fonts"].map((name) => join("node_modules/.cache", name))) {
    mkdirSync(join(repository, kept), { recursive: true });
    mkdirSync(join(root, dirname(kept)), { recursive: true });
    symlinkSync(join(repository, kept), join(root, kept), "junction");
  }
}

/** A scratch copy of a deck: of the one with every kind of thing unless another is named. */
export function copyDeck(folder = "tests/decks/tool"): Scratch {
  const scratch = createScratch();
  shareDrawings(scratch);
  for (const path of ["slides", "assets"]) {
    const source = join(repository, folder, path);
    if (existsSync(source)) cpSync(source, join(scratch.root, path), { recursive: true });
  }
  return scratch;
}
