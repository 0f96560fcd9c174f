import { isDataFile, parseDataFile } from "./chart/dataFile.ts";
import { findByNumber, groupColumns } from "./columns.ts";
import type { Chapter, Deck, Figure, ProjectFiles, Slide, SourceFile } from "./model.ts";
import { parseDeckData } from "./deckData.ts";
import { parseChapter, type ChapterContext } from "./parseChapter.ts";
import { DECK_DATA_PATH } from "./paths.ts";
import { compareProblems, type Location, type Problem } from "./problem.ts";
import { suggest } from "./suggest.ts";
import { flattenValues } from "./markdown/values.ts";

/** No file of the project can be looked into. */
const NO_FILES: ProjectFiles = {
  find: () => undefined,
  read: () => undefined,
  listBeside: () => [],
};

/** Chapters as they were parsed, each with all that it was parsed from, by their paths. */
export type ChapterCache = Map<string, CachedChapter>;

interface CachedChapter {
  readonly from: string;
  /** What it asked about other files, and was told. */
  readonly looks: readonly Look[];
  readonly chapter: Chapter;
}

interface Look {
  readonly method: keyof ProjectFiles;
  readonly path: string;
  readonly answer: string;
}

/**
 * Parses the files of a talk, chapters in path order; slides may show parts of `projectFiles`.
 * Never throws: what is wrong is among the problems. A chapter in `cache` that nothing has changed
 * for is not parsed again.
 */
export function parseDeck(
  files: readonly SourceFile[],
  projectFiles = NO_FILES,
  cache: ChapterCache = new Map(),
): Deck {
  const { data, problems, isLost } = parseDeckData(
    files.find(({ path }) => path === DECK_DATA_PATH),
  );
  const dataFiles = files.filter(({ path }) => isDataFile(path)).map(parseDataFile);
  const context = {
    lang: data.lang,
    values: flattenValues(data),
    isLost,
    dataByPath: new Map(dataFiles.map(({ path, rows }) => [path, rows])),
    files: projectFiles,
    scripts: data.scripts === true,
  };
  const shared = JSON.stringify(files.filter((file) => !isChapter(file)));
  const parsed = files
    .filter(isChapter)
    .toSorted((a, b) => Number(a.path > b.path) - Number(a.path < b.path))
    .map((file) => parseOnce(file, context, shared, cache));
  const chapters = linkNumbers(uniquifyFigureNames(uniquifySlideIds(parsed)));
  const all = [
    ...problems,
    ...dataFiles.flatMap((file) => file.problems),
    ...chapters.flatMap((chapter) => chapter.problems),
    ...findDuplicateIds(chapters),
    ...findDeadLinks(chapters),
    ...findEmptyContents(chapters),
    ...findNoSlides(chapters),
  ];
  return { data, chapters, problems: all.toSorted(compareProblems) };
}

function isChapter({ path }: SourceFile): boolean {
  return path.endsWith(".md");
}

/** `shared` is what all chapters are parsed from besides their own texts. */
function parseOnce(
  file: SourceFile,
  context: ChapterContext,
  shared: string,
  cache: ChapterCache,
): Chapter {
  const from = JSON.stringify([file.text, shared]);
  const kept = cache.get(file.path);
  // Other files may change while the text that shows them stays.
  const isSame = ({ method, path, answer }: Look): boolean =>
    JSON.stringify([context.files[method](path)]) === answer;
  if (kept?.from === from && kept.looks.every(isSame)) return kept.chapter;
  const looks: Look[] = [];
  const look = <T>(method: Look["method"], path: string, found: T): T => {
    looks.push({ method, path, answer: JSON.stringify([found]) });
    return found;
  };
  const chapter = parseChapter(file, {
    ...context,
    files: {
      ...context.files,
      find: (path) => look("find", path, context.files.find(path)),
      read: (path) => look("read", path, context.files.read(path)),
      listBeside: (path) => look("listBeside", path, context.files.listBeside(path)),
    },
  });
  cache.set(file.path, { from, looks, chapter });
  return chapter;
}

/** All slides of a deck, in the order of the talk. */
export function listSlides(deck: Deck): readonly Slide[] {
  return deck.chapters.flatMap(({ slides }) => slides);
}

/** All figures of a deck, in the order of the talk. */
export function listFigures(deck: Deck): readonly Figure[] {
  return listSlides(deck).flatMap(({ figures }) => figures);
}

/** Slides without an id of their own may have the same heading: the later ones get a number. */
function uniquifySlideIds(chapters: readonly Chapter[]): Chapter[] {
  const taken = new Set(
    chapters.flatMap(({ slides, anchors }) => [
      ...slides.flatMap(({ settings }) => settings.id ?? []),
      ...anchors.map(({ id }) => id),
    ]),
  );
  const numberById = new Map<string, number>();
  const uniquify = (slide: Slide): Slide => {
    if (slide.settings.id !== undefined) return slide;
    let id = slide.id;
    let number = numberById.get(id) ?? 1;
    while (taken.has(id)) {
      number += 1;
      id = `${slide.id}-${number}`;
    }
    numberById.set(slide.id, number);
    taken.add(id);
    return { ...slide, id };
  };
  return chapters.map((chapter) => ({ ...chapter, slides: chapter.slides.map(uniquify) }));
}

/** The same drawing on two slides needs two sets of ids. */
function uniquifyFigureNames(chapters: readonly Chapter[]): Chapter[] {
  const countByName = new Map<string, number>();
  const uniquify = (figure: Figure): Figure => {
    const count = (countByName.get(figure.name) ?? 0) + 1;
    countByName.set(figure.name, count);
    return count === 1 ? figure : { ...figure, name: `${figure.name}-${count}` };
  };
  return chapters.map((chapter) => ({
    ...chapter,
    slides: chapter.slides.map((slide) => ({ ...slide, figures: slide.figures.map(uniquify) })),
  }));
}

/** Only the stage knows slides by their numbers: links that name one lead to its id. */
function linkNumbers(chapters: readonly Chapter[]): Chapter[] {
  const columns = groupColumns(chapters.flatMap(({ slides }) => slides));
  const link = (slide: Slide): Slide => {
    const body = slide.body.replace(NUMBERED, (href, number: string) => {
      const target = findByNumber(columns, number);
      return target === undefined ? href : `#${target.id}`;
    });
    return body === slide.body ? slide : { ...slide, body };
  };
  return chapters.map((chapter) => ({
    ...chapter,
    slides: chapter.slides.map(link),
    links: chapter.links.map(({ id, at }) => ({
      id: (id.startsWith("/") ? findByNumber(columns, id)?.id : undefined) ?? id,
      at,
    })),
  }));
}

const NUMBERED = /(?<=<a href=")#(\/[\d/]*)(?=")/g;

function findDuplicateIds(chapters: readonly Chapter[]): Problem[] {
  const placeById = new Map<string, Location>();
  return chapters
    .flatMap(({ slides, anchors }) => [...slides, ...anchors])
    .flatMap(({ id, at }): Problem[] => {
      const first = placeById.get(id);
      if (first === undefined) {
        placeById.set(id, at);
        return [];
      }
      const message = `the id "${id}" is already in use at ${first.path}:${first.line}`;
      return [{ code: "duplicate-id", severity: "error", message, at }];
    });
}

function findDeadLinks(chapters: readonly Chapter[]): Problem[] {
  const ids = new Set(
    chapters.flatMap(({ slides, anchors }) => [...slides, ...anchors].map(({ id }) => id)),
  );
  return chapters
    .flatMap(({ links }) => links)
    .filter(({ id }) => !ids.has(id))
    .map(({ id, at }) => {
      const message = id.startsWith("/")
        ? `there is no slide "#${id}"`
        : `no slide has the id "${id}"${suggest(id, [...ids])}`;
      return { code: "dead-link", severity: "warning", message, at };
    });
}

function findEmptyContents(chapters: readonly Chapter[]): Problem[] {
  const slides = chapters.flatMap((chapter) => chapter.slides);
  if (slides.some(({ settings }) => settings.section !== undefined)) return [];
  const message = 'no slide opens a part of the talk: give those that do "section: true"';
  return chapters
    .flatMap(({ contents }) => contents)
    .map((at) => ({ code: "empty-contents", severity: "warning", message, at }));
}

function findNoSlides(chapters: readonly Chapter[]): Problem[] {
  if (chapters.some(({ slides }) => slides.length > 0)) return [];
  const at = { path: "slides", line: 1, column: 1 };
  const message =
    'there is no slide yet: write one into "slides/10-start.md", or let "npm run new" write a small talk';
  return [{ code: "empty-deck", severity: "error", message, at }];
}
