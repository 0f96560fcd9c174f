import type { ProjectFiles } from "../model.ts";
import type { Problem } from "../problem.ts";

/** A line of a chapter, on its way from a dialect into this language. */
export interface Line {
  readonly text: string;
  /** The author's line that it is made of, from 0. */
  readonly at: number;
  /** The file of that line, where it is another than the chapter. */
  readonly path?: string;
  /** Whether it is part of a fence, or inside of a comment: no rule of a dialect holds there. */
  readonly isCode?: boolean;
}

/** A key, and what it says: a text, or what YAML makes of it. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  /** The author's line, from 0. */
  readonly at: number;
}

/** What is between `---` on the first line of a file, or of a slide, and the next `---`. */
export interface FrontMatter {
  readonly entries: readonly Entry[];
  /** How many lines it takes, its marks included; 0 where there is none. */
  readonly length: number;
}

/** What tells of a chapter how it is meant. */
export interface Signs {
  readonly path: string;
  readonly frontMatter: FrontMatter;
  /** Says which line of its text, and no code, a pattern (with `gm`) matches. */
  readonly findSign: (pattern: RegExp) => string | undefined;
  readonly files: ProjectFiles;
  /** The text of a file in the chapter's folder; undefined where there is none. */
  readonly readBeside: (name: string) => string | undefined;
}

/** A chapter that a dialect reads. */
export interface Source extends Signs {
  /** Those below the front matter. */
  readonly lines: readonly Line[];
  /** Names what cannot be shown as that tool shows it, at an author's line, from 0. */
  readonly warn: (code: Problem["code"], message: string, line: Pick<Line, "at" | "path">) => void;
  /** Says that another file is part of this chapter, and none of its own. */
  readonly include: (path: string) => void;
}

/** Another tool's way to write slides. */
export interface Dialect {
  readonly name: string;
  /** What in a chapter shows that it is written so, in words; undefined where nothing does. */
  readonly recognize: (signs: Signs) => string | undefined;
  /** The chapter in this language. */
  readonly read: (source: Source) => readonly Line[];
}
