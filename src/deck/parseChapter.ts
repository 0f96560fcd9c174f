import type { Slide, SourceFile } from "./model.ts";
import { cutSlides } from "./markdown/markdown.ts";
import { buildSlide, parseSlide, type ParsedSlide } from "./parseSlide.ts";
import type { Problem } from "./problem.ts";
import { type ChapterContext, locate, report } from "./slideEnv.ts";

/** One Markdown file, parsed. */
export interface Chapter {
  readonly slides: readonly Slide[];
  /** Those of the file, and of what has become no slide. */
  readonly problems: readonly Problem[];
}

/** Characters of a chapter from which on saving it is slow, and from which on it takes minutes. */
const SLOW = 1_000_000;
const TOO_LONG = 5_000_000;

/** Cuts one Markdown file into slides, and parses each. Never throws: what is wrong is among the problems. */
export function parseChapter(
  { path, text: written }: SourceFile,
  context: ChapterContext,
): Chapter {
  const text = written.replace(/^\uFEFF/, "");
  const problems: Problem[] = [];
  const chapter = { path, lines: text.split(/\r\n?|\n/), problems };
  if (text.length > SLOW) {
    const size = `this chapter has ${(text.length / 1e6).toFixed(1)} million characters`;
    const at = locate(chapter, 0);
    if (text.length > TOO_LONG) {
      const message = `${size}, and is not read: divide it, each file up to 5`;
      report(chapter, "large-chapter", "error", message, at);
      return { slides: [], problems };
    }
    report(chapter, "large-chapter", "warning", `${size}: divide it, or every save is slow`, at);
  }
  const { slides: cut, references } = cutSlides(text);
  const parsed = cut.map((tokens) => parseSlide(tokens, { ...context, ...chapter, references }));
  const shown = parsed.filter((slide, index) => !isEmptyEdge(slide, index, parsed.length));
  const edges = parsed.filter((slide) => !shown.includes(slide));
  return {
    slides: shown.flatMap((slide, index) => buildSlide(slide, index) ?? []),
    problems: [...problems, ...edges.flatMap(({ env }) => env.problems)],
  };
}

/** A break that opens a file, or closes it, has no empty slide on its other side. */
function isEmptyEdge({ opening, body, notes }: ParsedSlide, index: number, count: number): boolean {
  const isEdge = index === 0 || (index === count - 1 && opening?.settings === undefined);
  return isEdge && body.length === 0 && notes.length === 0;
}
