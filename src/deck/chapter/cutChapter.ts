import type { Token } from "markdown-it";
import { cutSlides, type Definitions } from "../markdown/markdown.ts";

/** A chapter that is cut into slides. */
export interface CutChapter {
  readonly lines: readonly string[];
  readonly slides: readonly CutSlide[];
  readonly definitions: Definitions;
}

interface CutSlide {
  /** How many lines of the chapter are before it. */
  readonly start: number;
  /** All that it is parsed from: what its lines begin and end depends on those around them, too. */
  readonly source: string;
  /** Its block tokens, which are good for one parsing; none where the slide is cut as it was before. */
  readonly blocks?: readonly Token[];
}

/** What begins a slide, and ends what a slide above may take for its settings. */
const BREAK = /^---[ \t]*$/;

/** Cuts the lines of a chapter; of one that was cut `before`, no more than what is other around its edits. */
export function cutChapter(lines: readonly string[], before?: CutChapter): CutChapter {
  return (before && cutEdited(lines, before)) ?? cut(lines);
}

function cut(lines: readonly string[]): CutChapter {
  const { slides, definitions } = cutSlides(lines.join("\n"));
  return {
    lines,
    definitions,
    slides: slides.map(({ start, blocks }, index) => {
      const kinds = blocks.map(({ type, markup, map, meta }) => [type, markup, map, meta]);
      const own = lines.slice(start, slides[index + 1]?.start);
      return { start, blocks, source: `${own.join("\n")}\n${JSON.stringify(kinds)}` };
    }),
  };
}

/**
 * Cuts again from a break above the first line that is other to one below the last. Blocks do not
 * go on across a break, and none looks further down than to the next. Undefined where a new block
 * swallows the break below, and where something is defined, which holds for the whole chapter.
 */
function cutEdited(lines: readonly string[], before: CutChapter): CutChapter | undefined {
  const same = countSame(lines, before.lines, (index) => index);
  const most = Math.min(lines.length, before.lines.length) - same;
  const sameAtEnd = Math.min(
    countSame(lines, before.lines, (index, { length }) => length - 1 - index),
    most,
  );
  const moved = lines.length - before.lines.length;
  const isBreak = ({ start }: CutSlide): boolean => BREAK.test(before.lines[start] ?? "");
  const first = before.slides.findLastIndex((slide) => slide.start < same && isBreak(slide));
  const next = before.slides.findIndex(
    (slide) => slide.start >= before.lines.length - sameAtEnd && isBreak(slide),
  );
  const start = before.slides[first]?.start ?? 0;
  // At the top of a file other rules hold.
  if (start === 0 || definesAnything(before)) return undefined;
  const below = next === -1 ? [] : before.slides.slice(next);
  const end = (below[0]?.start ?? before.lines.length) + moved;
  const last = (below[1]?.start ?? before.lines.length) + moved;
  const part = cut(["", ...lines.slice(start, last)]);
  const fresh = part.slides.slice(1).map((slide) => ({ ...slide, start: slide.start + start - 1 }));
  const isClosed = below.length === 0 || fresh.some((slide) => slide.start === end);
  if (!isClosed || definesAnything(part)) return undefined;
  return {
    lines,
    definitions: part.definitions,
    slides: [
      ...before.slides.slice(0, first),
      ...fresh.filter((slide) => slide.start < end),
      ...below.map((slide) => ({ ...slide, start: slide.start + moved })),
    ],
  };
}

function definesAnything({ definitions }: CutChapter): boolean {
  const { references = {}, abbreviations } = definitions;
  return abbreviations !== undefined || Object.keys(references).length > 0;
}

function countSame(
  lines: readonly string[],
  others: readonly string[],
  at: (index: number, lines: readonly string[]) => number,
): number {
  const most = Math.min(lines.length, others.length);
  let count = 0;
  while (count < most && lines[at(count, lines)] === others[at(count, others)]) count += 1;
  return count;
}
