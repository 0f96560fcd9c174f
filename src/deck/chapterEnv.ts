import type { Env } from "markdown-it";
import type { DataByPath } from "./chart/chartData.ts";
import type { Asset, Figure, SlideLink } from "./deck.ts";
import type { Lang } from "./deckData.ts";
import type { Location, Problem, ProblemCode } from "./problem.ts";

/** What the pieces of syntax share while one chapter is parsed: where they are, and what they find. */
export interface ChapterEnv extends Env {
  readonly path: string;
  readonly lines: readonly string[];
  readonly lang: Lang;
  readonly values: ReadonlyMap<string, string>;
  readonly dataByPath: DataByPath;
  readonly problems: Problem[];
  readonly assets: Asset[];
  readonly links: SlideLink[];
  /** The figures of the slide that is being rendered. */
  figures: Figure[];
}

/** Notes a problem of the chapter. */
export function report(
  env: ChapterEnv,
  code: ProblemCode,
  severity: Problem["severity"],
  message: string,
  at: Location,
): void {
  env.problems.push({ code, severity, message, at });
}

/** The place of `needle` in a line of the chapter (from 0, as markdown-it counts), else of its first word. */
export function locate(env: ChapterEnv, line: number, needle = ""): Location {
  const text = env.lines[line] ?? "";
  const found = needle === "" ? -1 : text.indexOf(needle);
  const column = found === -1 ? text.length - text.trimStart().length : found;
  return { path: env.path, line: line + 1, column: column + 1 };
}

/**
 * Finds texts of a block one after the other, each behind the one before: inline tokens know
 * their block's lines, but not their own place.
 */
export function createLocator(
  env: ChapterEnv,
  [from, to]: readonly [number, number],
): (needle: string) => Location {
  let line = from;
  let column = 0;
  return (needle) => {
    for (let at = line; at < to; at += 1) {
      const found = (env.lines[at] ?? "").indexOf(needle, at === line ? column : 0);
      if (found === -1) continue;
      line = at;
      column = found + needle.length;
      return { path: env.path, line: at + 1, column: found + 1 };
    }
    return locate(env, from);
  };
}
