import { type Attribute, report, type SlideEnv } from "../slideEnv.ts";
import type { Figure } from "../model.ts";
import { type Location, moveRight } from "../problem.ts";
import { suggest } from "../suggest.ts";
import { readAttributes } from "../markdown/attributeList.ts";

/** What comes after the marks that open a fence. */
export interface CodeOptions {
  readonly language: Written;
  readonly title: string;
  /** One entry a step, the first of them shown at once; none when the code has no steps. */
  readonly steps: readonly Written[];
  /** The number of the first line, when lines are numbered. */
  readonly firstNumber: number | undefined;
  /** The file, and perhaps its `#region`, that the code is taken from. */
  readonly file: Written | undefined;
  readonly attributes: readonly Attribute[];
}

/** A text as the author wrote it, with its place. */
export interface Written {
  readonly text: string;
  readonly at: Location;
}

/** The languages that are drawn. */
export const DRAWINGS: readonly Figure["kind"][] = ["mermaid", "vega-lite"];

/** The options with a name, and what their values look like. */
const OPTIONS: ReadonlyMap<string, RegExp> = new Map([
  ["title", /^/],
  ["numbers", /^\d*$/],
  ["file", /./],
]);

const LANGUAGE = /^[ \t]*([^\s[{="']*)(?=[\s[{]|$)/;
const PIECE =
  /\[([^\]]*)\]|\{([^{}]*)\}|([a-z]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'[{]+)))?(?=[\s[{]|$)|\S+/gi;
/** In braces, where other tools for slides have them. */
const LINES = /^[\d\s,|*-]+$/;
const NUMBERING = /^[ \t]*(\d+)[ \t]*:/;

/**
 * Parses `yaml [1|3-5] title="a.yml" numbers file=a.yml#part {.class}`, which begins at `at`. In
 * brackets, a number and a colon begin the numbering, and nothing at all asks for it: reveal's way.
 */
export function parseCodeOptions(info: string, env: SlideEnv, at: Location): CodeOptions {
  const [opening = "", language = ""] = LANGUAGE.exec(info) ?? [];
  const written = new Map<string, Written>();
  for (const match of info.slice(opening.length).matchAll(PIECE)) {
    const [piece, steps, group, name = "", double, single, plain] = match;
    const start = moveRight(at, opening.length + match.index);
    const value = double ?? single ?? plain ?? "";
    const lines = steps ?? (LINES.test(group ?? "") ? group : undefined);
    if (lines !== undefined) written.set("steps", { text: lines, at: moveRight(start, 1) });
    else if (group !== undefined) written.set("group", { text: group, at: moveRight(start, 1) });
    else if (OPTIONS.get(name)?.test(value)) written.set(name, { text: value, at: start });
    else reportUnknown(piece, env, start);
  }
  for (const [kind, { at: place }] of isDrawing(language) || language === "math" ? written : []) {
    const message = `${language === "math" ? "a formula" : "a drawing"} has no ${kind}: it takes only {.class}`;
    if (kind !== "group") report(env, "unknown-code-option", "warning", message, place);
  }
  const steps = written.get("steps");
  return {
    language: { text: language, at: moveRight(at, opening.length - language.length) },
    title: written.get("title")?.text ?? "",
    steps: splitSteps(steps),
    firstNumber: readFirstNumber(written.get("numbers"), steps),
    file: written.get("file"),
    attributes: readGroup(written.get("group"), env),
  };
}

/** Whether a language is drawn. */
export function isDrawing(language: string): language is Figure["kind"] {
  return DRAWINGS.some((drawing) => drawing === language);
}

function reportUnknown(piece: string, env: SlideEnv, at: Location): void {
  const name = piece.replace(/=.*/s, "");
  const hint = OPTIONS.has(name) ? "" : suggest(name, [...OPTIONS.keys()]);
  const message = `unknown option "${piece}" of a code block${hint}: it takes [1|3-5], title="…", numbers, numbers=10, file=path#region, {.class}`;
  report(env, "unknown-code-option", "warning", message, at);
}

function splitSteps(steps: Written | undefined): Written[] {
  if (steps === undefined) return [];
  let offset = NUMBERING.exec(steps.text)?.[0].length ?? 0;
  const ranges = steps.text.slice(offset);
  if (ranges.trim() === "") return [];
  return ranges.split("|").map((range) => {
    const indent = range.length - range.trimStart().length;
    const written = { text: range.trim() || "*", at: moveRight(steps.at, offset + indent) };
    offset += range.length + 1;
    return written;
  });
}

function readFirstNumber(numbers?: Written, steps?: Written): number | undefined {
  if (numbers !== undefined) return Number(numbers.text || 1);
  if (steps?.text.trim() === "") return 1;
  const first = NUMBERING.exec(steps?.text ?? "")?.[1];
  return first === undefined ? undefined : Number(first);
}

function readGroup(group: Written | undefined, env: SlideEnv): readonly Attribute[] {
  if (group === undefined) return [];
  const { text, at } = group;
  return readAttributes(text, env, (offset) => moveRight(at, offset));
}
