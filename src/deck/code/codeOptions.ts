import { type ChapterEnv, report } from "../chapterEnv.ts";
import type { Figure } from "../model.ts";
import type { Location } from "../problem.ts";
import { suggest } from "../suggest.ts";
import { type Attribute, readAttributes } from "../markdown/attributes.ts";

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

interface Piece extends Written {
  /** The name of an option, or what is in brackets or braces. */
  readonly kind: string;
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
  /\s*(?:\[([^\]]*)\]|\{([^{}]*)\}|([a-z]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'[{]+)))?(?=[\s[{]|$)|\S+)/iy;
/** In braces, where other tools for slides have them. */
const LINES = /^[\d\s,|*-]+$/;
const NUMBERING = /^[ \t]*(\d+)[ \t]*:/;

/**
 * Parses `yaml [1|3-5] title="a.yml" numbers file=a.yml#part {.class}`, which begins at `at`. In
 * brackets, a number and a colon begin the numbering, and nothing at all asks for it: reveal's way.
 */
export function parseCodeOptions(info: string, env: ChapterEnv, at: Location): CodeOptions {
  const [opening = "", language = ""] = LANGUAGE.exec(info) ?? [];
  const pieces = listPieces(info, opening.length, at);
  const find = (kind: string): Piece | undefined => pieces.findLast((piece) => piece.kind === kind);
  const takesOptions = !isDrawing(language);
  for (const piece of pieces) {
    if (piece.kind === "unknown") reportUnknown(piece, env);
    else if (!takesOptions && piece.kind !== "group") reportOnDrawing(piece, env);
  }
  return {
    language: { text: language, at: move(at, opening.length - language.length) },
    title: find("title")?.text ?? "",
    steps: splitSteps(find("steps")),
    firstNumber: readFirstNumber(find("numbers"), find("steps")),
    file: find("file"),
    attributes: readGroup(find("group"), env),
  };
}

/** Whether a language is drawn. */
export function isDrawing(language: string): language is Figure["kind"] {
  return DRAWINGS.some((drawing) => drawing === language);
}

function listPieces(info: string, from: number, at: Location): Piece[] {
  const pattern = new RegExp(PIECE);
  pattern.lastIndex = from;
  const pieces: Piece[] = [];
  for (let match = pattern.exec(info); match !== null; match = pattern.exec(info)) {
    const [all, steps, group, name = "", ...values] = match;
    const written = all.trimStart();
    const start = move(at, match.index + all.length - written.length);
    const value = values.find((text) => text !== undefined) ?? "";
    if (steps !== undefined) pieces.push({ kind: "steps", text: steps, at: move(start, 1) });
    else if (group !== undefined) pieces.push({ kind: "group", text: group, at: move(start, 1) });
    else if (OPTIONS.get(name)?.test(value)) pieces.push({ kind: name, text: value, at: start });
    else pieces.push({ kind: "unknown", text: written, at: start });
  }
  return pieces;
}

function move(at: Location, by: number): Location {
  return { ...at, column: at.column + by };
}

function reportUnknown({ text, at }: Piece, env: ChapterEnv): void {
  const name = text.replace(/=.*/s, "");
  const hint = OPTIONS.has(name) ? "" : suggest(name, [...OPTIONS.keys()]);
  const message = `unknown option "${text}" of a code block${hint}: it takes [1|3-5], title="…", numbers, numbers=10, file=path#region, {.class}`;
  report(env, "unknown-code-option", "error", message, at);
}

function reportOnDrawing({ kind, at }: Piece, env: ChapterEnv): void {
  const message = `a drawing has no ${kind}: it takes only {.class}`;
  report(env, "unknown-code-option", "error", message, at);
}

function splitSteps(steps: Piece | undefined): Written[] {
  if (steps === undefined) return [];
  let offset = NUMBERING.exec(steps.text)?.[0].length ?? 0;
  const ranges = steps.text.slice(offset);
  if (ranges.trim() === "") return [];
  return ranges.split("|").map((range) => {
    const indent = range.length - range.trimStart().length;
    const written = { text: range.trim() || "*", at: move(steps.at, offset + indent) };
    offset += range.length + 1;
    return written;
  });
}

function readFirstNumber(numbers?: Piece, steps?: Piece): number | undefined {
  if (numbers !== undefined) return Number(numbers.text || 1);
  if (steps === undefined) return undefined;
  if (steps.text.trim() === "") return 1;
  const first = NUMBERING.exec(steps.text)?.[1];
  return first === undefined ? undefined : Number(first);
}

function readGroup(group: Piece | undefined, env: ChapterEnv): readonly Attribute[] {
  if (group === undefined) return [];
  if (LINES.test(group.text)) {
    const message = `lines that a step lights stand in square brackets: [${group.text.trim()}]`;
    report(env, "unknown-code-option", "error", message, group.at);
    return [];
  }
  return readAttributes(group.text, env, (offset) => move(group.at, offset));
}
