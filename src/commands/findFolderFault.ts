import { existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";

/** The names of what an export writes; those of the speaker's own copy say so. */
const OURS = /^(?:index|deck|handout)(-notes)?\.(?:html|pdf)$|^pictures$/;

/** What an export of the deck must never write into. */
const PARTS = ["slides", "assets", "src", "tests", "node_modules", ".git"];

/** Why an export of the deck in `root` should not go to `folder`; nothing if it may. */
export function findFolderFault(folder: string, root: string, notes: boolean): string | undefined {
  if (isInside(root, folder)) return "the deck itself is in there";
  const parts = PARTS.map((part) => join(root, part));
  if (parts.some((part) => isInside(folder, part))) return "that folder is part of the deck";
  // That it is a file is said when it is written.
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const names = readdirSync(folder);
  if (names.length > 0 && !names.some((name) => OURS.test(name)))
    return "it holds other files: name a new folder";
  const isOwnCopy = names.some((name) => OURS.exec(name)?.[1] !== undefined);
  if (names.length > 0 && isOwnCopy !== notes) {
    return isOwnCopy
      ? "the speaker's notes are in there"
      : "what is in there is public, and would have the notes beside it";
  }
  return undefined;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !/^\.\.(?:[\\/]|$)/.test(way) && !isAbsolute(way);
}
