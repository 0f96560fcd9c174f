import { createId } from "./createId.ts";
import type { Slide, SourceFile } from "./model.ts";
import { cutSlides, type SlideBlocks } from "./markdown/markdown.ts";
import { parseSlide } from "./parseSlide.ts";
import type { Problem } from "./problem.ts";
import { moveSlide, openSlideCache, type ParsedSlide, type SlideCache } from "./slideCache.ts";
import { type ChapterContext, locate, report } from "./slideEnv.ts";

/** One Markdown file, parsed. */
interface Chapter {
  readonly slides: readonly Slide[];
  /** Those of the file, and of what has become no slide. */
  readonly problems: readonly Problem[];
}

/** Characters of a chapter from which on saving it is slow, and from which on it takes minutes. */
const SLOW = 1_000_000;
const TOO_LONG = 5_000_000;

/**
 * Cuts one Markdown file into slides, and parses those that are not in `cache`; all chapters have
 * `shared` in common. Never throws: what is wrong is among the problems.
 */
export function parseChapter(
  { path, text: written }: SourceFile,
  context: ChapterContext,
  shared: string,
  cache: SlideCache,
): Chapter {
  const text = written.replace(/^\uFEFF/, "");
  const problems: Problem[] = [];
  const lines = text.split(/\r\n?|\n/);
  if (text.length > SLOW) {
    const size = `this chapter has ${(text.length / 1e6).toFixed(1)} million characters`;
    const at = locate({ path, lines }, 0);
    if (text.length > TOO_LONG) {
      const message = `${size}, and is not read: divide it, each file up to 5`;
      report({ problems }, "large-chapter", "error", message, at);
      return { slides: [], problems };
    }
    const message = `${size}: divide it, or every save is slow`;
    report({ problems }, "large-chapter", "warning", message, at);
  }
  const { slides: cut, references } = cutSlides(text);
  const from = `${shared}${JSON.stringify(references)}`;
  const parseOnce = openSlideCache(cache, path, from, context.files);
  const parsed = cut.map(({ start, blocks }, index) => {
    const own = lines.slice(start, cut[index + 1]?.start);
    const slide = parseOnce(describeBlocks(own, blocks), (files) =>
      parseSlide(blocks, { ...context, files, references, path, lines: own }),
    );
    return moveSlide(slide, path, start);
  });
  const isStray = parsed.map((slide, index) => isEmptyEdge(slide, index, parsed.length));
  return {
    slides: parsed
      .filter((_, index) => !isStray[index])
      .flatMap(({ slide }, index) =>
        slide === undefined ? [] : { ...slide, id: slide.id || createId(path, index) },
      ),
    problems: [...problems, ...parsed.flatMap(({ stray }, index) => (isStray[index] ? stray : []))],
  };
}

/** All that a slide is parsed from: what its lines begin and end depends on those around them, too. */
function describeBlocks(lines: readonly string[], blocks: SlideBlocks["blocks"]): string {
  const kinds = blocks.map(({ type, markup, map, meta }) => [type, markup, map, meta]);
  return `${lines.join("\n")}\n${JSON.stringify(kinds)}`;
}

/** A break that opens a file, or closes it, has no empty slide on its other side. */
function isEmptyEdge(slide: ParsedSlide, index: number, count: number): boolean {
  return slide.isEmpty && (index === 0 || (index === count - 1 && !slide.hasSettings));
}
