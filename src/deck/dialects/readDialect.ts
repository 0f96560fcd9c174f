import type { ProjectFiles, SourceFile } from "../model.ts";
import type { Location, Problem } from "../problem.ts";
import { suggest } from "../suggest.ts";
import type { Dialect, Line, Signs } from "./dialect.ts";
import { readFrontMatter, textOf } from "./frontMatter.ts";
import { readLines, splitLines } from "./lines.ts";
import { gitPitch } from "./gitPitch.ts";
import { markdeck } from "./markdeck.ts";
import { marp } from "./marp/marp.ts";
import { quarto } from "./quarto/quarto.ts";
import { remark } from "./remark/remark.ts";
import { revealMd } from "./revealMd.ts";
import { sfeir } from "./sfeir.ts";
import { slidev } from "./slidev/slidev.ts";

/** What is recognized first stands first. */
const DIALECTS: readonly Dialect[] = [
  marp,
  slidev,
  quarto,
  sfeir,
  gitPitch,
  markdeck,
  revealMd,
  remark,
];
/** This tool's own language, which reveal.js's is a part of. */
const OWN = "reveal";

/** A chapter as it was read. */
export interface ReadChapter {
  /** In this language. */
  readonly lines: readonly string[];
  /** The author's place of one in `lines`; undefined where they are the same. */
  readonly place: ((at: Location) => Location) | undefined;
  /** The dialect that was taken, and why; undefined for this language. */
  readonly dialect: { readonly name: string; readonly why: string } | undefined;
  readonly problems: readonly Problem[];
  /** The files that are part of it, and none of their own. */
  readonly included: readonly string[];
}

/** Reads a chapter in its dialect; `said` is the one that the deck names for all. */
export function readDialect(
  { path, text }: SourceFile,
  files: ProjectFiles,
  said: string | undefined,
): ReadChapter {
  const texts = splitLines(text);
  const frontMatter = readFrontMatter(texts.map((line, at) => ({ text: line, at })));
  const body = texts.slice(frontMatter.length).join("\n");
  // Most chapters are no dialect's, and need no lines.
  let read: readonly Line[] | undefined;
  const readBody = () => (read ??= readLines(texts).slice(frontMatter.length));
  const findSign = (pattern: RegExp): string | undefined => {
    for (const { 0: found, index } of body.matchAll(pattern)) {
      const line = readBody()[body.slice(0, index).split("\n").length - 1];
      if (line?.isCode !== true) return `a line "${found.trim().split("\n")[0]}"`;
    }
    return undefined;
  };
  const readBeside = (name: string): string | undefined => {
    const place = files.find(path.replace(/[^/]*$/, name));
    return place === undefined ? undefined : files.read(place);
  };
  const signs: Signs = { path, frontMatter, findSign, files, readBeside };
  const problems: Problem[] = [];
  const warn = (code: Problem["code"], message: string, line: Pick<Line, "at" | "path">): void => {
    const at = { path: line.path ?? path, line: line.at + 1, column: 1 };
    problems.push({ code, severity: "warning", message, at });
  };
  const included: string[] = [];
  const { dialect, why } = choose(signs, said, warn);
  if (dialect === undefined) {
    return { lines: texts, place: undefined, dialect: undefined, problems, included };
  }
  const include = (file: string): void => void included.push(file);
  const own = frontMatter.entries.filter(({ key }) => key !== "dialect");
  const source = {
    ...signs,
    lines: readBody(),
    frontMatter: { ...frontMatter, entries: own },
    warn,
    include,
  };
  const lines = dialect.read(source);
  return {
    lines: lines.map((line) => line.text),
    place: (at) => placeLine(at, lines, texts),
    dialect: { name: dialect.name, why },
    problems,
    included,
  };
}

/** The one that is said, else the first that something shows; others are named. */
function choose(
  signs: Signs,
  said: string | undefined,
  warn: (code: Problem["code"], message: string, line: { at: number }) => void,
) {
  const entry = signs.frontMatter.entries.find(({ key }) => key === "dialect");
  const name = textOf(signs.frontMatter, "dialect") ?? said;
  if (name !== undefined) {
    const dialect = DIALECTS.find((each) => each.name === name.toLowerCase());
    if (dialect !== undefined || name === OWN) return { dialect, why: `"dialect: ${name}"` };
    const known = [OWN, ...DIALECTS.map((each) => each.name)];
    warn("bad-setting", `there is no dialect "${name}"${suggest(name, known)}`, entry ?? { at: 0 });
  }
  const found = DIALECTS.flatMap((dialect) => {
    const why = dialect.recognize(signs);
    return why === undefined ? [] : [{ dialect, why }];
  });
  const [first, ...others] = found;
  const also = others.map(({ dialect, why }) => `, not as ${dialect.name}, though it has ${why}`);
  return { dialect: first?.dialect, why: `${first?.why ?? ""}${also.join("")}` };
}

/** Where the author wrote what is at a place of the read text. */
function placeLine(at: Location, lines: readonly Line[], texts: readonly string[]): Location {
  const line = lines[Math.min(at.line, lines.length) - 1];
  if (line === undefined) return { ...at, line: 1, column: 1 };
  const path = line.path ?? at.path;
  const text = line.path === undefined ? (texts[line.at] ?? "") : line.text;
  return { path, line: line.at + 1, column: placeColumn(at.column, line.text, text) };
}

/** The column in the author's line: counted from the side on which both are the same. */
function placeColumn(column: number, read: string, written: string): number {
  let before = 0;
  while (before < read.length && read[before] === written[before]) before += 1;
  if (column <= before + 1) return column;
  let after = 0;
  while (after < Math.min(read.length, written.length) - before) {
    if (read.at(-1 - after) !== written.at(-1 - after)) break;
    after += 1;
  }
  const isBehind = column > read.length - after;
  return isBehind ? Math.max(1, column + written.length - read.length) : before + 1;
}
