import { CsvError, parse } from "csv-parse/sync";
import { visit } from "yaml";
import type { SourceFile } from "../model.ts";
import type { Location, Problem } from "../problem.ts";
import { findDeepNesting, readYaml, startOf } from "../yaml.ts";

interface ParsedData {
  readonly path: string;
  /** The rows of a table, or whatever JSON says; nothing when there is a mistake. */
  readonly rows: unknown;
  readonly problems: readonly Problem[];
}

interface Row {
  readonly cells: readonly (string | number | null)[];
  /** The line on which it begins, from 1. */
  readonly line: number;
}

interface ReadData {
  readonly rows?: unknown;
  readonly mistakes: Mistake[];
}

type Mistake = Pick<Problem, "message" | "at">;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether a file of the talk holds data for its charts. */
export function isDataFile(path: string): boolean {
  return /^slides\/data\/.+\.(?:csv|json)$/.test(path);
}

/** Reads a file of `slides/data`. */
export function parseDataFile({ path, text }: SourceFile): ParsedData {
  const read = path.endsWith(".csv") ? readCsv : readJson;
  const { rows, mistakes } = read(text.replace(/^\uFEFF/, ""), path);
  const problems = mistakes.map((mistake): Problem => {
    return { code: "bad-data", severity: "error", ...mistake };
  });
  return { path, rows: problems.length === 0 ? rows : undefined, problems };
}

/** A table of comma-separated values: its first line names the columns, what looks like a number is one. */
function readCsv(text: string, path: string): ReadData {
  const lines = text.split(/\r\n?|\n/);
  try {
    const [head, ...body] = readRows(text);
    const names = head?.cells.map((name) => String(name ?? "")) ?? [];
    const mistakes = checkHead(names, { path, line: 1, column: 1 }, lines[0] ?? "");
    for (const { cells, line } of body) {
      if (cells.length === names.length) continue;
      const message = `this row has ${count(cells.length, "cell")}, the first line names ${count(names.length, "column")}`;
      mistakes.push({ message, at: { path, line, column: 1 } });
    }
    const rows = body.map(({ cells }) =>
      Object.fromEntries(cells.map((cell, index) => [names[index], cell])),
    );
    return { rows, mistakes };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error["lines"]);
    const column = Math.max(0, lines[line - 1]?.indexOf('"') ?? 0) + 1;
    const message = 'this quote does not close its cell: write a quote inside one as ""';
    return { mistakes: [{ message, at: { path, line, column } }] };
  }
}

function readRows(text: string): Row[] {
  const rows = parse(text, {
    cast: (cell, { quoting, lines }) => (quoting || lines === 1 ? cell : readCell(cell)),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as { readonly record: Row["cells"]; readonly info: { readonly lines: number } }[];
  return rows.map(({ record: cells, info }) => ({
    cells,
    line: info.lines - (cells.join("").match(/\r\n?|\n/g)?.length ?? 0),
  }));
}

function readCell(cell: string): string | number | null {
  if (cell === "") return null;
  return NUMBER.test(cell) ? Number(cell) : cell;
}

/** Mistakes in the names of the columns, in the first line. */
function checkHead(names: readonly string[], at: Location, line: string): Mistake[] {
  const fail = (message: string, index = 0): Mistake => ({
    message,
    at: { ...at, column: index + 1 },
  });
  if (names.length === 0) return [fail("this table is empty: its first line names the columns")];
  const separator = names.length === 1 ? /[;\t]/.exec(line) : null;
  if (separator !== null) {
    const kind = separator[0] === ";" ? "semicolons" : "tabs";
    return [fail(`columns are separated by commas, here they are by ${kind}`, separator.index)];
  }
  const taken = new Set<string>();
  return names.flatMap((name) => {
    if (name === "") return fail("this column has no name", line.search(/(?:^|(?<=,))\s*(?:,|$)/));
    const isTaken = taken.has(name);
    taken.add(name);
    return isTaken ? fail(`there are two columns "${name}"`, line.lastIndexOf(name)) : [];
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A comma too many is no mistake: what is meant is clear. */
function readJson(text: string, path: string): ReadData {
  const at: Location = { path, line: 1, column: 1 };
  const { rows, mistakes } = parseJson(text, at);
  if (mistakes.length === 0 && (typeof rows !== "object" || rows === null)) {
    mistakes.push({ message: 'data is a list of rows, like [{"day": 1, "size": 2}]', at });
  }
  return { rows, mistakes };
}

function parseJson(text: string, at: Location): ReadData {
  try {
    // Its own parser is the faster by far, but tells no places.
    if (findDeepNesting(text) === undefined) return { rows: JSON.parse(text), mistakes: [] };
  } catch {}
  const { document, value: rows, problems, locate } = readYaml(text, at);
  const mistakes = problems.slice(0, 1).map(({ message, at: place }) => {
    return { message: message.replace("YAML", "JSON"), at: place };
  });
  visit(document, {
    Scalar(_key, node) {
      const { type, value } = node;
      if (type === "QUOTE_DOUBLE" || typeof value !== "string" || mistakes.length > 0) return;
      const message = `this JSON cannot be read: "${value}" needs double quotation marks`;
      mistakes.push({ message, at: locate(startOf(node)) });
    },
  });
  return { rows, mistakes };
}
