import type { CutChapter } from "./cutChapter.ts";
import type { ProjectFiles, Slide } from "../model.ts";
import type { Location, Problem } from "../problem.ts";

/** What has become of one slide's text. */
export interface ParsedSlide {
  /** Undefined for a hidden one. */
  readonly slide: Slide | undefined;
  /** Whether it has no text at all, and no settings; where such a slide is one, its problems are `stray`. */
  readonly isEmpty: boolean;
  readonly hasSettings: boolean;
  readonly stray: readonly Problem[];
}

/** The slides of a deck as they were parsed, by the paths of their chapters. */
export type SlideCache = Map<string, CachedChapter>;

interface CachedChapter {
  /** What all of its slides were parsed from besides their own texts. */
  readonly from: string;
  readonly cut: CutChapter;
  readonly slides: ReadonlyMap<string, CachedSlide>;
}

interface CachedSlide {
  readonly parsed: ParsedSlide;
  /** What it asked about other files, and was told. */
  readonly looks: readonly Look[];
}

interface Look {
  readonly method: keyof ProjectFiles;
  readonly path: string;
  readonly answer: string;
}

/**
 * What parses the slides of the chapter at `path`, each once: one with the same `text`, from which
 * `parse` makes it, is taken from the last time, if all that chapters have in common, `shared`, is
 * what it was. Of what is in the cache, this chapter keeps what it is asked for now.
 */
export function openSlideCache(
  cache: SlideCache,
  path: string,
  cut: CutChapter,
  shared: string,
  files: ProjectFiles,
): (text: string, parse: (files: ProjectFiles) => ParsedSlide) => ParsedSlide {
  const from = `${shared}${JSON.stringify(cut.definitions)}`;
  const kept = cache.get(path);
  const known = kept?.from === from ? kept.slides : new Map<string, CachedSlide>();
  const slides = new Map<string, CachedSlide>();
  // Tokens are good for one parsing.
  const cutSlides = cut.slides.map(({ start, source }) => ({ start, source }));
  cache.set(path, { from, cut: { ...cut, slides: cutSlides }, slides });
  // Other files may change while the text that shows them stays.
  const isSame = ({ method, path: asked, answer }: Look): boolean =>
    JSON.stringify([files[method](asked)]) === answer;
  return (text, parse) => {
    let slide = slides.get(text) ?? known.get(text);
    if (!slide?.looks.every(isSame)) {
      const looks: Look[] = [];
      slide = { parsed: parse(recordLooks(files, looks)), looks };
    }
    slides.set(text, slide);
    return slide.parsed;
  };
}

function recordLooks(files: ProjectFiles, looks: Look[]): ProjectFiles {
  const look = <T>(method: Look["method"], path: string, found: T): T => {
    looks.push({ method, path, answer: JSON.stringify([found]) });
    return found;
  };
  return {
    find: (path) => look("find", path, files.find(path)),
    read: (path) => look("read", path, files.read(path)),
    listBeside: (path) => look("listBeside", path, files.listBeside(path)),
  };
}

/**
 * A slide that was parsed by itself, `lines` lines below where its own text begins; `place` tells
 * where the author wrote that, if it was in another dialect.
 */
export function moveSlide(
  parsed: ParsedSlide,
  path: string,
  lines: number,
  place?: (at: Location) => Location,
): ParsedSlide {
  if (lines === 0 && place === undefined) return parsed;
  // What is wrong in another file, whose data a chart shows, is where it was.
  const move = (at: Location): Location => {
    if (at.path !== path) return at;
    const moved = { ...at, line: at.line + lines };
    return place === undefined ? moved : place(moved);
  };
  const moveAll = <T extends { readonly at: Location }>(placed: readonly T[]): readonly T[] =>
    placed.map((one) => ({ ...one, at: move(one.at) }));
  const { slide, stray } = parsed;
  return {
    ...parsed,
    stray: moveAll(stray),
    slide: slide && {
      ...slide,
      at: move(slide.at),
      figures: moveAll(slide.figures),
      problems: moveAll(slide.problems),
      assets: moveAll(slide.assets),
      links: moveAll(slide.links),
      anchors: moveAll(slide.anchors),
      contents: slide.contents.map(move),
    },
  };
}
