import { createLocator } from "../createLocator.ts";
import type { SourceFile } from "../deck.ts";
import type { Problem } from "../problem.ts";
import { parseCsv } from "./csv.ts";
import { parseJson } from "./json.ts";

interface ParsedData {
  readonly path: string;
  /** The rows of a table, or whatever JSON says; nothing when there is a mistake. */
  readonly rows: unknown;
  readonly problems: readonly Problem[];
}

/** Whether a file of the talk holds data for its charts. */
export function isDataFile(path: string): boolean {
  return /^slides\/data\/.+\.(?:csv|json)$/.test(path);
}

/** Reads a file of `slides/data`. */
export function parseDataFile({ path, text }: SourceFile): ParsedData {
  const plain = text.replace(/^\uFEFF/, "");
  const { rows, mistakes } = path.endsWith(".csv") ? parseCsv(plain) : parseJson(plain);
  const locate = createLocator(plain, { path, line: 1, column: 1 });
  const problems = mistakes.map(({ message, offset }): Problem => ({
    code: "bad-data",
    severity: "error",
    message,
    at: locate(offset),
  }));
  return { path, rows, problems };
}
