import type { Env } from "markdown-it";
import type { Asset, DataByPath, Figure, PlacedId, ProjectFiles } from "./model.ts";
import type { Lang } from "./schemas.ts";
import type { Location, Problem, ProblemCode } from "./problem.ts";

/** What the pieces of syntax share while one chapter is parsed: where they are, and what they find. */
export interface ChapterEnv extends Env {
  readonly path: string;
  readonly lines: readonly string[];
  readonly lang: Lang;
  readonly values: ReadonlyMap<string, string>;
  readonly isLost: (name: string) => boolean;
  readonly dataByPath: DataByPath;
  readonly files: ProjectFiles;
  /** Whether slides may have scripts. */
  readonly scripts: boolean;
  readonly problems: Problem[];
  readonly assets: Asset[];
  readonly links: PlacedId[];
  readonly anchors: PlacedId[];
  readonly contents: Location[];
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
