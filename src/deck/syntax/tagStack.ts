import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";

interface OpenTag {
  readonly name: string;
  /** That of the block of Markdown which it stands in. */
  readonly level: number;
  readonly at: Location;
}

/** The elements of raw HTML that are open. */
export interface TagStack {
  open(tag: OpenTag): void;
  /** Notes that an element was opened by a tag with a mistake: its end is none. */
  misread(name: string | undefined): void;
  /** What an end tag becomes: with those before it that were forgotten, or nothing when it closes nothing. */
  close(name: string, tag: string, at: Location): string;
  /** Ends, and reports, what was opened at a level or deeper. */
  closeFrom(level: number): string[];
  /** Whether an SVG or a formula is open, in which a tag can close itself. */
  isDrawing(): boolean;
}

/** A stack with nothing open; mistakes are reported to `env`. */
export function createTagStack(env: ChapterEnv): TagStack {
  const tags: OpenTag[] = [];
  // An end tag that closes nothing must not search them all.
  const counts = new Map<string, number>();
  const count = (name: string): number => counts.get(name) ?? 0;
  const misread = new Set<string | undefined>();

  const pop = (): OpenTag | undefined => {
    const tag = tags.pop();
    if (tag !== undefined) counts.set(tag.name, count(tag.name) - 1);
    return tag;
  };
  const closeForgotten = (): string => {
    const tag = pop();
    if (tag === undefined) return "";
    const message = `"<${tag.name}>" is never closed: write "</${tag.name}>" where it ends`;
    report(env, "unclosed-html", "error", message, tag.at);
    return `</${tag.name}>`;
  };

  return {
    open(tag) {
      tags.push(tag);
      counts.set(tag.name, count(tag.name) + 1);
    },
    misread: (name) => void misread.add(name),
    close(name, tag, at) {
      if (count(name) === 0) {
        if (misread.has(name)) return "";
        const message = `"${tag}" closes nothing: remove it, or open "<${name}>" before it`;
        report(env, "stray-html-end", "error", message, at);
        return "";
      }
      let ends = "";
      while (tags.at(-1)?.name !== name) ends += closeForgotten();
      pop();
      return ends + tag;
    },
    closeFrom(level) {
      const ends: string[] = [];
      while ((tags.at(-1)?.level ?? -1) >= level) ends.push(closeForgotten());
      return ends;
    },
    isDrawing: () => count("svg") + count("math") > 0,
  };
}
