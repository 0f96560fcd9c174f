import type { DataMistake, ParsedRows } from "./data.ts";

interface Cell {
  readonly text: string;
  readonly offset: number;
  readonly isQuoted: boolean;
}

/** One cell and what ends it: a comma, the end of a line, or that of the text. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads a table of comma-separated values: its first line names the columns, what looks like a number is one. */
export function parseCsv(text: string): ParsedRows {
  const { lines, mistakes: unreadable } = splitCells(text);
  if (unreadable.length > 0) return { rows: undefined, mistakes: unreadable };
  const [header = [], ...body] = lines;
  const columns = header.map((cell) => cell.text.trim());
  const mistakes = [
    ...checkHeader(header),
    ...body.flatMap((cells) => checkWidth(cells, columns.length)),
  ];
  if (mistakes.length > 0) return { rows: undefined, mistakes };
  const rows = body.map((cells) =>
    Object.fromEntries(cells.map((cell, index) => [columns[index] ?? "", readValue(cell)])),
  );
  return { rows, mistakes: [] };
}

/** The cells of each line that is not empty; reading ends at a quote that does not fit. */
function splitCells(text: string): { lines: Cell[][]; mistakes: DataMistake[] } {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  let offset = 0;
  while (offset < text.length || line.length > 0) {
    CELL.lastIndex = offset;
    const match = CELL.exec(text);
    if (match === null) {
      const message = 'this quote does not close its cell: write a quote inside one as ""';
      return { lines: [], mistakes: [{ message, offset: text.indexOf('"', offset) }] };
    }
    const [all, quoted, plain = "", end] = match;
    const written = quoted?.replaceAll('""', '"') ?? plain;
    line.push({ text: written, offset, isQuoted: quoted !== undefined });
    offset += all.length;
    if (end === ",") continue;
    if (line.length > 1 || written.trim() !== "") lines.push(line);
    line = [];
  }
  return { lines, mistakes: [] };
}

function checkHeader(header: readonly Cell[]): DataMistake[] {
  const [first] = header;
  if (first === undefined) {
    return [{ message: "this table is empty: its first line names the columns", offset: 0 }];
  }
  const separator = header.length === 1 ? /[;\t]/.exec(first.text) : null;
  if (separator !== null) {
    const name = separator[0] === ";" ? "semicolons" : "tabs";
    const message = `columns are separated by commas, here they are by ${name}`;
    return [{ message, offset: first.offset + separator.index }];
  }
  const taken = new Set<string>();
  return header.flatMap(({ text, offset }) => {
    const name = text.trim();
    if (name === "") return [{ message: "this column has no name", offset }];
    const isTaken = taken.has(name);
    taken.add(name);
    return isTaken ? [{ message: `there are two columns "${name}"`, offset }] : [];
  });
}

function checkWidth(cells: readonly Cell[], width: number): DataMistake[] {
  if (cells.length === width) return [];
  const message = `this row has ${count(cells.length, "cell")}, the first line names ${count(width, "column")}`;
  return [{ message, offset: cells[0]?.offset ?? 0 }];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function readValue({ text, isQuoted }: Cell): string | number | null {
  const value = text.trim();
  if (isQuoted) return text;
  if (value === "") return null;
  return NUMBER.test(value) ? Number(value) : value;
}
