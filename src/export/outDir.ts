import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { constants } from "node:os";
import { basename, dirname, isAbsolute, join, relative } from "node:path";

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
  const names = isKind(folder, "isDirectory") ? readdirSync(folder) : [];
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

function isKind(path: string, kind: "isDirectory" | "isFile"): boolean {
  return statSync(path, { throwIfNoEntry: false })?.[kind]() === true;
}

/** Says in one line why a folder could not be written, and that it is what it was. */
export class FolderError extends Error {
  override name = "FolderError";
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Lets `write` fill a copy of the folder `target`, which replaces it once all is written. When
 * that fails or the process is told to end, `target` stays as it was and nothing is left beside it.
 */
export async function replaceFolder(
  target: string,
  write: (fresh: string) => void | Promise<void>,
): Promise<void> {
  const name = basename(target);
  const place = existsSync(target) ? realpathSync(target) : target;
  const fresh = join(dirname(place), `.export-${basename(place)}`);
  const old = `${fresh}-old`;
  const clear = (): void => {
    // Whoever was ended between the last two steps has left the last good folder there.
    if (existsSync(old) && !existsSync(place)) renameSync(old, place);
    for (const folder of [fresh, old]) {
      if (existsSync(folder)) rmSync(folder, { recursive: true, maxRetries: 3 });
    }
  };
  const end = (signal: NodeJS.Signals): void => {
    clear();
    console.error(`interrupted: ${name}/ is as it was`);
    // A browser that runs by then is ended with this process.
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    if (isKind(place, "isFile")) {
      throw new FolderError(`${name} is a file: move it away, or name another folder with --out`);
    }
    clear();
    mkdirSync(fresh, { recursive: true });
    if (existsSync(place)) cpSync(place, fresh, { recursive: true });
    await write(fresh);
    if (existsSync(place)) renameSync(place, old);
    renameSync(fresh, place);
  } catch (error) {
    throw describeFailure(error, name);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, end);
    clear();
  }
}

/** What a system says of a folder that it does not let us write, in words. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ENOSPC|EDQUOT)\b/, "the disk is full"],
  [/\b(?:EACCES|EPERM|EROFS)\b/, "you may not write there"],
  [/\b(?:ENOTDIR|EEXIST)\b/, "there is a file where a folder should be"],
];

/** An error of the system as one line about the folder `name`; any other error as it is. */
export function describeFailure(error: unknown, name: string): unknown {
  const [message = ""] = error instanceof Error ? error.message.split("\n") : [];
  const [, reason] = REASONS.find(([code]) => code.test(message)) ?? [];
  return reason === undefined
    ? error
    : new FolderError(`${name}/ cannot be written: ${reason} (${message})`);
}

/** Writes a file for later runs. Another may read it at this moment: it is there whole, or not at all. */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
}
