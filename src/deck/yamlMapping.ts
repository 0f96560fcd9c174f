import { isMap, isScalar, type Document } from "yaml";
import type { z } from "zod";
import type { Location, Problem, ProblemCode } from "./problem.ts";
import { readYaml } from "./readYaml.ts";
import { suggest, suggestNear } from "./suggest.ts";

/** Where a piece of YAML stands, and the codes under which its mistakes are reported. */
export interface YamlContext {
  /** The place of the text's first character. */
  readonly at: Location;
  /** What a key is called in messages: "setting". */
  readonly noun: string;
  readonly unknownKey: ProblemCode;
  readonly badValue: ProblemCode;
  /** For a key of other tools that means nothing here, why, or what to do instead. */
  readonly explainForeign?: (key: string) => string | undefined;
}

interface Checked<T> {
  /** Without the keys that have mistakes; absent when nothing can be made of the text. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** Parses a YAML mapping and checks it against a schema; every mistake gets its exact place. */
export function parseYamlMapping<T>(
  text: string,
  schema: z.ZodType<T>,
  context: YamlContext,
): Checked<T> {
  const { document, value, problems, locate } = readYaml(text, context.at);
  if (problems.length > 0) return { value: undefined, problems };

  const written: unknown = value ?? {};
  const result = schema.safeParse(written);
  if (result.success) return { value: result.data, problems: [] };
  const { issues } = result.error;
  return {
    value: schema.safeParse(withoutMistakes(written, issues)).data,
    problems: issues.flatMap((issue) => explainIssue(issue, document, schema, context, locate)),
  };
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
  context: YamlContext,
  locate: (offset: number) => Location,
): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key): Problem => {
      const at = locate(offsetOf(document, [...issue.path, key], "key"));
      const instead = context.explainForeign?.(key);
      if (instead !== undefined) {
        const message = `"${key}" means nothing here: ${instead}`;
        return { code: "ignored-setting", severity: "warning", message, at };
      }
      const message = `unknown ${context.noun} "${[...issue.path, key].join(".")}"${suggest(key, known)}`;
      return { code: context.unknownKey, severity: "error", message, at };
    });
  }
  const name = issue.path.join(".");
  const where = name === "" ? "" : `${context.noun} "${name}": `;
  return [
    {
      code: context.badValue,
      severity: "error",
      message: where + issue.message + suggestValue(issue, document),
      at: locate(offsetOf(document, issue.path, "value")),
    },
  ];
}

/** One of the words that a setting can be, when what is written comes near to it. */
function suggestValue(issue: z.core.$ZodIssue, document: Document): string {
  if (issue.code !== "invalid_value") return "";
  const written: unknown = document.getIn(issue.path);
  return typeof written === "string" ? suggestNear(written, issue.values.map(String)) : "";
}

function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let current: unknown = schema;
  for (const key of path) {
    current = shapeOf(unwrap(current))[String(key)];
  }
  return Object.keys(shapeOf(unwrap(current)));
}

/** Optional fields and defaults wrap the schema that holds the keys. */
function unwrap(schema: unknown): unknown {
  const inner = (schema as { def?: { innerType?: unknown } } | undefined)?.def?.innerType;
  return inner === undefined ? schema : unwrap(inner);
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> {
  return (schema as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
}

/** The offset of a key or of its value; of the nearest parent that is there when the key is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[], side: "key" | "value"): number {
  const last = path.at(-1);
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (last !== undefined && isMap(parent)) {
    const pair = parent.items.find(
      (item) => isScalar(item.key) && String(item.key.value) === String(last),
    );
    const node = side === "value" ? (pair?.value ?? pair?.key) : pair?.key;
    const range = (node as { range?: readonly number[] | null } | undefined)?.range;
    if (range?.[0] !== undefined) return range[0];
  }
  return path.length > 1 ? offsetOf(document, path.slice(0, -1), "key") : 0;
}
