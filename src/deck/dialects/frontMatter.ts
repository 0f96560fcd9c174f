import { parseDocument } from "yaml";
import type { Entry, FrontMatter, Line } from "./dialect.ts";

const KEY = /^([\w$.-]+)[ \t]*:(?:[ \t]+(.*)|)$/;
/** A word or a number, for which no parser is needed. */
const PLAIN = /^[\w./-](?:[\w ./-]|:(?=\S))*$/;
const MARGIN = /^\s*(?:#.*)?$/;

/** The front matter that a text begins with. */
export function readFrontMatter(lines: readonly Line[]): FrontMatter {
  const none = { entries: [], length: 0 };
  if (lines[0]?.text.trimEnd() !== "---") return none;
  const end = lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === "---");
  const entries = end === -1 ? undefined : readEntries(lines.slice(1, end));
  return entries === undefined ? none : { entries, length: end + 1 };
}

/**
 * The entries of a mapping, each read by itself: what YAML refuses, `style: @import …`, is a text.
 * Undefined where the lines are something else.
 */
export function readEntries(lines: readonly Line[]): readonly Entry[] | undefined {
  const starts = lines.flatMap(({ text }, index) => (KEY.test(text) ? [index] : []));
  const first = lines.findIndex(({ text }) => !MARGIN.test(text));
  if (starts[0] === undefined || starts[0] !== first) return undefined;
  const entries: Entry[] = [];
  for (const [index, start] of starts.entries()) {
    const [line, ...more] = lines.slice(start, starts[index + 1]) as [Line, ...Line[]];
    if (more.some(({ text }) => !MARGIN.test(text) && !/^(?:[ \t]|-[ \t]|[\]}])/.test(text))) {
      return undefined;
    }
    const [, key = "", rest = ""] = KEY.exec(line.text) ?? [];
    entries.push({ key, value: readValue(rest, more), at: line.at });
  }
  return entries;
}

function readValue(rest: string, more: readonly Line[]): unknown {
  // A comment, for YAML.
  if (/^#[\da-f]{3,8}\s*$/i.test(rest)) return rest.trim();
  if (more.every((line) => line.text === "") && PLAIN.test(rest)) return readPlain(rest.trim());
  const text = [`x: ${rest}`, ...more.map((line) => line.text)].join("\n");
  const document = parseDocument(text, { prettyErrors: false, logLevel: "error" });
  if (document.errors.length === 0) {
    try {
      return (document.toJS() as Readonly<Record<string, unknown>>)["x"];
    } catch {
      // An alias that leads nowhere is a text like any other that YAML refuses.
    }
  }
  return rest.trim();
}

function readPlain(text: string): unknown {
  if (/^(?:true|false)$/.test(text)) return text === "true";
  if (/^(?:null|~)$/.test(text)) return null;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** The value of a key, as a text; undefined where it is not there. */
export function textOf({ entries }: FrontMatter, key: string): string | undefined {
  const value = entries.findLast((entry) => entry.key === key)?.value;
  return value === undefined || value === null ? undefined : toText(value);
}

/** A value as CSS classes and addresses are written: of a list, its words. */
export function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(" ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
