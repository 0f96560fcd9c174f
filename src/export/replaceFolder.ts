import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { constants } from "node:os";

/** Says in one line why a folder could not be written, and that it is what it was. */
export class FolderError extends Error {
  override name = "FolderError";
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a system says of a folder that it does not let us write, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is full",
  EFBIG: "a file is larger than it may be",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "that disk can only be read",
  ENOENT: "there can be no such folder",
  EBUSY: "it is in use, or a disk of its own",
  ENOTDIR: "there is a file where a folder should be",
  EEXIST: "there is a file where a folder should be",
};

/**
 * Lets `write` fill a copy of the folder `target`, which takes its place once all is written. When
 * that fails or the process is told to end, `target` stays as it was and nothing is left beside it.
 */
export async function replaceFolder(
  target: string,
  write: (fresh: string) => void | Promise<void>,
): Promise<void> {
  let fresh: string | undefined;
  const clear = (): void => {
    if (fresh !== undefined) rmSync(fresh, { recursive: true, force: true, maxRetries: 3 });
  };
  const unwatch = onSignal(() => {
    clear();
    console.error(`interrupted: ${basename(target)}/ is as it was`);
  });
  try {
    const place = existsSync(target) ? realpathSync(target) : target;
    if (existsSync(place) && !statSync(place).isDirectory()) {
      throw new FolderError(
        `${basename(target)} is a file: move it away, or name another folder with --out`,
      );
    }
    mkdirSync(dirname(place), { recursive: true });
    removeLeftovers(place);
    fresh = mkdtempSync(`${beside(place)}${process.pid}-`);
    // What mkdtemp makes is for its owner alone; this folder is to be served.
    chmodSync(fresh, 0o755);
    if (existsSync(place)) cpSync(place, fresh, { recursive: true });
    await write(fresh);
    swap(place, fresh);
  } catch (error) {
    throw describeFailure(error, basename(target));
  } finally {
    unwatch();
    clear();
  }
}

/** What the folders begin with that are made for `place`, beside it; the process that makes one follows. */
function beside(place: string): string {
  return join(dirname(place), `.export-${basename(place)}-`);
}

/** Removes what processes have left that were killed; the last good folder goes back where it was. */
function removeLeftovers(place: string): void {
  const start = basename(beside(place));
  for (const name of readdirSync(dirname(place))) {
    const pid = name.startsWith(start)
      ? /^\d+(?=-)/.exec(name.slice(start.length))?.[0]
      : undefined;
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = join(dirname(place), name);
    if (name.endsWith("-old") && !existsSync(place)) renameSync(folder, place);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be asked.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** An error of the system as one line about the folder `name`; any other error as it is. */
export function describeFailure(error: unknown, name: string): unknown {
  const message = error instanceof Error ? error.message : "";
  const code = /\bE[A-Z]{3,}\b/.exec(message)?.[0] ?? "";
  // Elsewhere, what is not there is a fault of ours.
  const isOurs = code === "ENOENT" && !message.includes("mkdtemp");
  const reason = isOurs ? undefined : REASONS[code];
  return reason === undefined
    ? error
    : new FolderError(`${name}/ cannot be written: ${reason} (${message.split("\n")[0]})`);
}

/** Between its two steps nothing else can happen in this process; should the second fail, the first is undone. */
function swap(target: string, fresh: string): void {
  const old = `${fresh}-old`;
  const wasThere = existsSync(target);
  if (wasThere) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (wasThere) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true, maxRetries: 3 });
}

/** Ends the process on a signal, after `finish`. A browser that runs by then is ended with it. */
function onSignal(finish: () => void): () => void {
  const listeners = SIGNALS.map((signal) => {
    const listener = (): void => {
      finish();
      process.exit(128 + constants.signals[signal]);
    };
    process.once(signal, listener);
    return () => process.removeListener(signal, listener);
  });
  return () => {
    for (const remove of listeners) remove();
  };
}
