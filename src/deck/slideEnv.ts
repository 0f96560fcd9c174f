import type { Env } from "markdown-it";
import type { Asset, DataByPath, Figure, PlacedId, ProjectFiles } from "./model.ts";
import type { Lang } from "./schemas.ts";
import type { Location, Problem, ProblemCode } from "./problem.ts";

/** What a chapter takes from its deck. */
export interface ChapterContext {
  readonly lang: Lang;
  /** The dialect that the deck says its chapters are written in. */
  readonly dialect: string | undefined;
  /** The texts that `{{ name }}` can insert. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether one is not there because of a mistake that has been named. */
  readonly isLost: (name: string) => boolean;
  /** The data of the charts. */
  readonly dataByPath: DataByPath;
  readonly files: ProjectFiles;
  /** Whether slides may have scripts. */
  readonly scripts: boolean;
}

/** An attribute that an author gives to an element or a slide. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly at: Location;
}

/** What the rules of the language share while one slide is parsed: where they are, and what they find. */
export interface SlideEnv extends ChapterContext, Env {
  readonly path: string;
  /** Those of the whole chapter. */
  readonly lines: readonly string[];
  readonly isNotes: boolean;
  readonly problems: Problem[];
  /** Those of the slide itself, as reveal's comments say them. */
  readonly attributes: Attribute[];
  readonly assets: Asset[];
  readonly links: PlacedId[];
  readonly anchors: PlacedId[];
  readonly contents: Location[];
  readonly figures: Figure[];
}

/** Notes a problem of the slide. */
export function report(
  env: Pick<SlideEnv, "problems">,
  code: ProblemCode,
  severity: Problem["severity"],
  message: string,
  at: Location,
): void {
  env.problems.push({ code, severity, message, at });
}

/** The place of `needle` in a line of the chapter (from 0, as markdown-it counts), else of its first word. */
export function locate(
  { path, lines }: Pick<SlideEnv, "path" | "lines">,
  line: number,
  needle = "",
): Location {
  const text = lines[line] ?? "";
  const found = needle === "" ? -1 : text.indexOf(needle);
  const column = found === -1 ? text.length - text.trimStart().length : found;
  return { path, line: line + 1, column: column + 1 };
}
