import { createId } from "../createId.ts";
import { readDialect } from "../dialects/readDialect.ts";
import type { Deck, Slide, SourceFile } from "../model.ts";
import { cutChapter } from "./cutChapter.ts";
import { cutSlides } from "../markdown/markdown.ts";
import { parseSlide } from "../parseSlide.ts";
import type { Problem } from "../problem.ts";
import { moveSlide, openSlideCache, type ParsedSlide, type SlideCache } from "./slideCache.ts";
import { type ChapterContext, report } from "../slideEnv.ts";

/** One Markdown file, parsed. */
interface Chapter {
  readonly slides: readonly Slide[];
  /** Those of the file, and of what has become no slide. */
  readonly problems: readonly Problem[];
  /** The files that are part of it, and no chapters. */
  readonly included: readonly string[];
  readonly dialects: Deck["dialects"];
}

/** Characters of a chapter from which on saving it is slow, and from which on it takes minutes. */
const SLOW = 1_000_000;
const TOO_LONG = 5_000_000;

/**
 * Cuts one Markdown file into slides, and parses those that are not in `cache`; all chapters have
 * `shared` in common. Never throws: what is wrong is among the problems.
 */
export function parseChapter(
  file: SourceFile,
  context: ChapterContext,
  shared: string,
  cache: SlideCache,
): Chapter {
  const { path, text } = file;
  const problems: Problem[] = [];
  if (text.length > SLOW) {
    const size = `this chapter has ${(text.length / 1e6).toFixed(1)} million characters`;
    const at = { path, line: 1, column: 1 };
    if (text.length > TOO_LONG) {
      const message = `${size}, and is not read: divide it, each file up to 5`;
      report({ problems }, "large-chapter", "error", message, at);
      return { slides: [], problems, included: [], dialects: [] };
    }
    const message = `${size}: divide it, or every save is slow`;
    report({ problems }, "large-chapter", "warning", message, at);
  }
  const { lines, place, dialect, ...read } = readDialect(file, context.files, context.dialect);
  const cut = cutChapter(lines, cache.get(path)?.cut);
  const { slides, definitions } = cut;
  const parseOnce = openSlideCache(cache, path, cut, shared, context.files);
  let all: ReturnType<typeof cutSlides>["slides"] | undefined;
  const parsed = slides.map(({ start, source, blocks }, index) => {
    const slide = parseOnce(source, (files) => {
      const own = lines.slice(start, slides[index + 1]?.start);
      // What a slide shows may be other while its text is as it was.
      const tokens = blocks ?? (all ??= cutSlides(lines.join("\n")).slides)[index]?.blocks ?? [];
      return parseSlide(tokens, { ...context, files, ...definitions, path, lines: own });
    });
    return moveSlide(slide, path, start, place);
  });
  const isStray = parsed.map((slide, index) => isEmptyEdge(slide, index, parsed.length));
  return {
    slides: parsed
      .filter((_, index) => !isStray[index])
      .flatMap(({ slide }, index) =>
        slide === undefined ? [] : { ...slide, id: slide.id || createId(path, index) },
      ),
    problems: [
      ...problems,
      ...read.problems,
      ...parsed.flatMap(({ stray }, index) => (isStray[index] ? stray : [])),
    ],
    included: read.included,
    dialects: dialect === undefined ? [] : [{ path, ...dialect }],
  };
}

/** A break that opens a file, or closes it, has no empty slide on its other side. */
function isEmptyEdge(slide: ParsedSlide, index: number, count: number): boolean {
  return slide.isEmpty && (index === 0 || (index === count - 1 && !slide.hasSettings));
}
