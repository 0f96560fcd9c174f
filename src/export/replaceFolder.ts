import { cpSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { constants } from "node:os";
import { basename, dirname, join } from "node:path";

/** Says in one line why a folder could not be written, and that it is what it was. */
export class FolderError extends Error {
  override name = "FolderError";
}

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
  const clear = (): void => removeFolder(fresh);
  const end = (signal: NodeJS.Signals): void => {
    clear();
    console.error(`interrupted: ${name}/ is as it was`);
    // A browser that runs by then is ended with this process.
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    if (statSync(place, { throwIfNoEntry: false })?.isFile()) {
      throw new FolderError(`${name} is a file: move it away, or name another folder with --out`);
    }
    // A process may have been killed in the middle: the last good folder goes back where it was.
    if (existsSync(old) && !existsSync(place)) renameSync(old, place);
    clear();
    mkdirSync(fresh, { recursive: true });
    if (existsSync(place)) cpSync(place, fresh, { recursive: true });
    await write(fresh);
    swap(place, fresh, old);
  } catch (error) {
    throw describeFailure(error, name);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, end);
    clear();
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function removeFolder(folder: string): void {
  if (existsSync(folder)) rmSync(folder, { recursive: true, maxRetries: 3 });
}

/** Should the second rename fail, the first is undone. */
function swap(place: string, fresh: string, old: string): void {
  removeFolder(old);
  const wasThere = existsSync(place);
  if (wasThere) renameSync(place, old);
  try {
    renameSync(fresh, place);
  } catch (error) {
    if (wasThere) renameSync(old, place);
    throw error;
  }
  removeFolder(old);
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
