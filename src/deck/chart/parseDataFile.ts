import type { SourceFile } from "../deck.ts";
import { locateOffset } from "../locateOffset.ts";
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
  const explain = ({ message, offset }: { message: string; offset: number }): Problem => ({
    code: "bad-data",
    severity: "error",
    message,
    at: locateOffset(path, plain, offset),
  });
  if (path.endsWith(".csv")) {
    const { rows, mistakes } = parseCsv(plain);
    return {
      path,
      rows: mistakes.length === 0 ? rows : undefined,
      problems: mistakes.map(explain),
    };
  }
  const json = parseJson(plain);
  if ("mistake" in json) return { path, rows: undefined, problems: [explain(json.mistake)] };
  if (typeof json.value === "object" && json.value !== null) {
    return { path, rows: json.value, problems: [] };
  }
  const message = 'data is a list of rows, like [{"day": 1, "size": 2}]';
  return { path, rows: undefined, problems: [explain({ message, offset: 0 })] };
}
