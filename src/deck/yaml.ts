import { isMap, isNode, isScalar, parseDocument, visit, type Document } from "yaml";
import type { z } from "zod";
import { createLocator, type Location, type Problem, type ProblemCode } from "./problem.ts";
import { suggest, suggestNear } from "./suggest.ts";

/** A piece of YAML, read; without problems it has a value. */
interface YamlText {
  readonly document: Document;
  readonly value: unknown;
  /** What keeps it from being read, in the library's words. */
  readonly problems: readonly Problem[];
  /** The place of a character of the text in its file. */
  readonly locate: (offset: number) => Location;
}

/** Where a piece of YAML begins, and the codes under which its mistakes are reported. */
interface YamlContext {
  readonly at: Location;
  /** What a key is called in messages: "setting". */
  readonly noun: string;
  readonly unknownKey: ProblemCode;
  readonly badValue: ProblemCode;
  /** For a key of other tools that is not supported, why, or what to do instead. */
  readonly explainUnsupported?: (key: string) => string | undefined;
}

/** Notes a mistake at a node of YAML, or at one of the text's characters. */
export type ReportAt = (
  place: unknown,
  code: ProblemCode,
  message: string,
  severity?: Problem["severity"],
) => void;

/** Levels of lists and mappings inside each other: whatever walks them does so by calling itself. */
const DEEPEST = 200;

/** Reads YAML that begins at `at` in its file, every further line as far indented as the first. */
export function readYaml(text: string, at: Location): YamlText {
  const locate = createLocator(text, at);
  const deep = findDeepNesting(text);
  const readable = deep === undefined ? text : "";
  const document = parseDocument(readable, { prettyErrors: false, logLevel: "error" });
  const mistakes = explainErrors(document, text);
  if (deep !== undefined) {
    const message = `this goes more than ${DEEPEST} levels deep: nothing shows that`;
    mistakes.push({ message, offset: deep });
  }
  let value: unknown;
  try {
    if (mistakes.length === 0) value = document.toJS();
  } catch (error) {
    // An alias of something that is not there, or of itself, is found only now.
    mistakes.push(explain((error as Error).message, findAlias(document), text));
  }
  const problems = mistakes.map(({ message, offset }): Problem => {
    return { code: "broken-yaml", severity: "error", message, at: locate(offset) };
  });
  return { document, value, problems, locate };
}

/** Where YAML or JSON goes deeper than anything is meant to, as an offset; undefined where it does not. */
export function findDeepNesting(text: string): number | undefined {
  const indents: number[] = [];
  let open = 0;
  for (const { 0: piece, index } of text.matchAll(
    /"(?:[^"\\\n]|\\.)*"|[[{]|[\]}]|^ *(?:[-?] +)*(?=\S)/gm,
  )) {
    if (/^[[{]$/.test(piece)) open += 1;
    else if (/^[\]}]$/.test(piece)) open = Math.max(0, open - 1);
    else if (/^ *(?:[-?] +)*$/.test(piece)) {
      const starts = [...piece.matchAll(/[-?]/g)].map((mark) => mark.index);
      for (const column of [...starts, piece.length]) {
        while ((indents.at(-1) ?? -1) >= column) indents.pop();
        indents.push(column);
      }
    }
    if (open > DEEPEST || indents.length > DEEPEST) return index;
  }
  return undefined;
}

/** The library names the text before a line that is indented too far, and twice. */
function explainErrors({ errors }: Document, text: string) {
  const indents = errors.filter(({ code }) => code === "MULTILINE_IMPLICIT_KEY");
  return [
    ...errors
      .filter((error) => indents.every(({ pos }) => error.pos[0] !== pos[0]))
      .map(({ message, pos }) => explain(message, pos[0], text)),
    ...indents.map(({ pos }) => {
      const message = "this line is indented further than its neighbours";
      return explain(message, text.slice(0, pos[1]).search(/[^\s].*$/), text);
    }),
  ];
}

/** The first sentence of the library's words, except where it would tell an author of slides nothing. */
function explain(words: string, offset: number, text: string) {
  const isColon = words.startsWith("Block collections") && text.charAt(offset) !== "-";
  const reason =
    isColon || words.startsWith("Nested mappings")
      ? 'a text with ": " in it needs quotation marks'
      : words.replace(/[.:]?(?:\n[\s\S]*)?$/, "");
  return { message: `this YAML cannot be read: ${reason}`, offset };
}

/** Where in its text a node begins. */
export function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** The text of a scalar; empty for any other node. */
export function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value) : "";
}

function findAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_key, alias) {
      offset = startOf(alias);
      return visit.BREAK;
    },
  });
  return offset;
}

/**
 * Parses a YAML mapping and checks it against a schema; every mistake has its exact place. The
 * value is without the keys that have mistakes; undefined when nothing can be made of the text.
 */
export function parseYamlMapping<T>(
  text: string,
  schema: z.ZodType<T>,
  context: YamlContext,
): { readonly value: T | undefined; readonly problems: readonly Problem[] } {
  const plain = readPlainMapping(text);
  const read = plain && schema.safeParse(plain);
  if (read?.success) return { value: read.data, problems: [] };
  const { document, value: written, problems, locate } = readYaml(text, context.at);
  if (problems.length > 0) return { value: undefined, problems };
  const { data: value, error } = schema.safeParse(written ?? {});
  if (error === undefined) return { value, problems };
  return {
    value: schema.safeParse(withoutMistakes(written, error.issues)).data,
    problems: error.issues.flatMap((issue) =>
      explainIssue(issue, document, schema, context, locate),
    ),
  };
}

/** A setting of words without a sign that means something in YAML, or of minutes and seconds. */
const PLAIN =
  /^([a-z]{1,40}): +(true|\p{L}[\p{L}\p{N}./_-]*(?: [\p{L}\p{N}./_-]+)*|\d{1,3}:[0-5]\d)$/u;
const NO_TEXT = /^(?:true|false|null)$/i;

/** Reads what nearly all settings are, in a tenth of the time that YAML takes; undefined for all else. */
function readPlainMapping(text: string): Record<string, unknown> | undefined {
  const value: Record<string, unknown> = {};
  for (const line of text.split("\n")) {
    const [, key = "", word = ""] = PLAIN.exec(line) ?? [];
    if (key === "" || NO_TEXT.test(key) || Object.hasOwn(value, key)) return undefined;
    if (NO_TEXT.test(word) && word !== "true") return undefined;
    value[key] = word === "true" || word;
  }
  return value;
}

/** One wrong key must not take the others with it: they may hold mistakes of their own. */
function withoutMistakes(written: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (typeof written !== "object" || written === null) return written;
  const wrong = issues.flatMap((issue) => {
    if (issue.path[0] !== undefined) return [String(issue.path[0])];
    return issue.code === "unrecognized_keys" ? issue.keys : [];
  });
  return Object.fromEntries(Object.entries(written).filter(([key]) => !wrong.includes(key)));
}

function explainIssue(
  issue: z.core.$ZodIssue,
  document: Document,
  schema: z.ZodType,
  { noun, unknownKey, badValue, explainUnsupported }: YamlContext,
  locate: (offset: number) => Location,
): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key): Problem => {
      const path = [...issue.path, key];
      const at = locate(offsetOf(document, path, "key"));
      const instead = explainUnsupported?.(key);
      if (instead !== undefined) {
        const message = `"${key}" is not supported: ${instead}`;
        return { code: "ignored-setting", severity: "warning", message, at };
      }
      const message = `unknown ${noun} "${path.join(".")}"${suggest(key, listKeys(schema, issue.path))}`;
      return { code: unknownKey, severity: "warning", message, at };
    });
  }
  const name = issue.path.join(".");
  const where = name === "" ? "" : `${noun} "${name}": `;
  const message = where + issue.message + suggestValue(issue, document);
  const at = locate(offsetOf(document, issue.path, "value"));
  return [{ code: badValue, severity: "warning", message, at }];
}

/** One of the words that a setting can be, when what is written comes near to it. */
function suggestValue(issue: z.core.$ZodIssue, document: Document): string {
  if (issue.code !== "invalid_value") return "";
  const written: unknown = document.getIn(issue.path);
  return typeof written === "string" ? suggestNear(written, issue.values.map(String)) : "";
}

function listKeys(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const inner = path.reduce((outer, key) => shapeOf(outer)[String(key)], schema);
  return Object.keys(shapeOf(inner));
}

/** The schemas of an object's keys; optional fields and defaults wrap the schema that holds them. */
function shapeOf(schema: unknown): Readonly<Record<string, unknown>> {
  const { shape, def } = (schema ?? {}) as {
    readonly shape?: Record<string, unknown>;
    readonly def?: { readonly innerType?: unknown };
  };
  return shape ?? (def?.innerType === undefined ? {} : shapeOf(def.innerType));
}

/** The offset of a key or of its value; of the nearest parent that is there when the key is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[], side: "key" | "value"): number {
  const last = path.at(-1);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (last !== undefined && isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && textOf(key) === String(last));
    const node = side === "value" ? (pair?.value ?? pair?.key) : pair?.key;
    if (isNode(node)) return startOf(node);
  }
  return path.length > 1 ? offsetOf(document, path.slice(0, -1), "key") : 0;
}
