import { isDataFile, parseDataFile } from "./chart/dataFile.ts";
import { findByNumber, groupColumns } from "./columns.ts";
import type { Deck, Figure, PlacedId, ProjectFiles, Slide, SourceFile } from "./model.ts";
import { parseDeckData } from "./deckData.ts";
import { DECK_DATA_PATH } from "./paths.ts";
import { compareProblems, type Location, type Problem } from "./problem.ts";
import { parseChapter } from "./chapter/parseChapter.ts";
import type { SlideCache } from "./chapter/slideCache.ts";
import { suggest } from "./suggest.ts";
import { flattenValues } from "./markdown/values.ts";

/** No file of the project can be looked into. */
const NO_FILES: ProjectFiles = {
  find: () => undefined,
  read: () => undefined,
  listBeside: () => [],
};

/**
 * Parses the files of a talk, chapters in path order; slides may show parts of `projectFiles`.
 * Never throws: what is wrong is among the problems. A slide in `cache` that nothing has changed
 * for is not parsed again.
 */
export function parseDeck(
  files: readonly SourceFile[],
  projectFiles = NO_FILES,
  cache: SlideCache = new Map(),
): Deck {
  const { data, problems, isLost } = parseDeckData(
    files.find(({ path }) => path === DECK_DATA_PATH),
  );
  const found = new Map<string, string | undefined>();
  const find = (path: string): string | undefined => {
    if (!found.has(path)) found.set(path, projectFiles.find(path));
    return found.get(path);
  };
  const dataFiles = files.filter(({ path }) => isDataFile(path)).map(parseDataFile);
  const context = {
    lang: data.lang,
    dialect: data.dialect,
    values: flattenValues(data),
    isLost,
    dataByPath: new Map(dataFiles.map(({ path, rows }) => [path, rows])),
    files: { ...projectFiles, find },
    scripts: data.scripts === true,
  };
  const shared = JSON.stringify(files.filter((file) => !isChapter(file)));
  const read = files
    .filter(isChapter)
    .toSorted((a, b) => Number(a.path > b.path) - Number(a.path < b.path))
    .map((file) => ({ path: file.path, ...parseChapter(file, context, shared, cache) }));
  const included = new Set(read.flatMap((chapter) => chapter.included));
  const chapters = read.filter(({ path }) => !included.has(path));
  const parsed = chapters.flatMap((chapter) => chapter.slides);
  const slides = linkNumbers(uniquifyFigureNames(uniquifySlideIds(parsed)));
  const all = [
    ...problems,
    ...[...dataFiles, ...chapters, ...slides].flatMap((part) => part.problems),
    ...findDuplicateIds(slides),
    ...findDeadLinks(slides),
    ...findEmptyContents(slides),
    ...findNoSlides(slides, projectFiles),
  ];
  const dialects = chapters.flatMap((chapter) => chapter.dialects);
  return { data, slides, problems: all.toSorted(compareProblems), dialects };
}

function isChapter({ path }: SourceFile): boolean {
  return /\.q?md$/.test(path);
}

/** All figures of a deck, in the order of the talk. */
export function listFigures({ slides }: Deck): readonly Figure[] {
  return slides.flatMap(({ figures }) => figures);
}

/** Where ids are: those of slides, and those that slides give to elements. */
function listIds(slides: readonly Slide[]): readonly PlacedId[] {
  return [...slides, ...slides.flatMap(({ anchors }) => anchors)];
}

/** Slides without an id of their own may have the same heading: the later ones get a number. */
function uniquifySlideIds(slides: readonly Slide[]): Slide[] {
  const taken = new Set([
    ...slides.flatMap(({ settings }) => settings.id ?? []),
    ...slides.flatMap(({ anchors }) => anchors.map(({ id }) => id)),
  ]);
  const numberById = new Map<string, number>();
  const written = new Set<string>();
  return slides.map((slide) => {
    if (slide.settings.id !== undefined && !written.has(slide.id)) {
      written.add(slide.id);
      return slide;
    }
    let id = slide.id;
    let number = numberById.get(id) ?? 1;
    while (taken.has(id)) {
      number += 1;
      id = `${slide.id}-${number}`;
    }
    numberById.set(slide.id, number);
    taken.add(id);
    return { ...slide, id };
  });
}

/** The same drawing on two slides needs two sets of ids. */
function uniquifyFigureNames(slides: readonly Slide[]): Slide[] {
  const countByName = new Map<string, number>();
  const uniquify = (figure: Figure): Figure => {
    const count = (countByName.get(figure.name) ?? 0) + 1;
    countByName.set(figure.name, count);
    return count === 1 ? figure : { ...figure, name: `${figure.name}-${count}` };
  };
  return slides.map((slide) => ({ ...slide, figures: slide.figures.map(uniquify) }));
}

/** Only the stage knows slides by their numbers: links that name one lead to its id. */
function linkNumbers(slides: readonly Slide[]): Slide[] {
  const columns = groupColumns(slides);
  const findId = (number: string): string | undefined => findByNumber(columns, number)?.id;
  return slides.map((slide) => ({
    ...slide,
    body: slide.body.replace(NUMBERED, (href, number: string) => {
      const id = findId(number);
      return id === undefined ? href : `#${id}`;
    }),
    links: slide.links.map(({ id, at }) => ({
      id: (id.startsWith("/") ? findId(id) : undefined) ?? id,
      at,
    })),
  }));
}

const NUMBERED = /(?<=<a href=")#(\/[\d/]*)(?=")/g;

function findDuplicateIds(slides: readonly Slide[]): Problem[] {
  const placeById = new Map<string, Location>();
  const written = slides.map((slide) => ({ ...slide, id: slide.settings.id ?? slide.id }));
  return listIds(written).flatMap(({ id, at }): Problem[] => {
    const first = placeById.get(id);
    if (first === undefined) {
      placeById.set(id, at);
      return [];
    }
    const message = `the id "${id}" is already in use at ${first.path}:${first.line}`;
    return [{ code: "duplicate-id", severity: "warning", message, at }];
  });
}

function findDeadLinks(slides: readonly Slide[]): Problem[] {
  const ids = new Set(listIds(slides).map(({ id }) => id));
  return slides
    .flatMap(({ links }) => links)
    .filter(({ id }) => !ids.has(id))
    .map(({ id, at }) => {
      const message = id.startsWith("/")
        ? `there is no slide "#${id}"`
        : `no slide has the id "${id}"${suggest(id, [...ids])}`;
      return { code: "dead-link", severity: "warning", message, at };
    });
}

function findEmptyContents(slides: readonly Slide[]): Problem[] {
  if (slides.some(({ settings }) => settings.section !== undefined)) return [];
  const message = 'no slide opens a part of the talk: give those that do "section: true"';
  return slides
    .flatMap(({ contents }) => contents)
    .map((at) => ({ code: "empty-contents", severity: "warning", message, at }));
}

/** Decks that other programs write. */
const OTHER_KINDS = /\.(?:adoc|html|ipynb|key|odp|org|pdf|pptx?|rmd|rst|tex|typ)$/i;

function findNoSlides(slides: readonly Slide[], files: ProjectFiles): Problem[] {
  if (slides.length > 0) return [];
  const at = { path: "slides", line: 1, column: 1 };
  const other = files.listBeside("slides/10-start.md").find((path) => OTHER_KINDS.test(path));
  if (other !== undefined) {
    const message = `"${other}" is no deck in Markdown: write what it shows into "slides/10-start.md"`;
    return [{ code: "empty-deck", severity: "error", message, at: { ...at, path: other } }];
  }
  const message =
    'there is no slide yet: write one into "slides/10-start.md", or let the command "new" write a small talk';
  return [{ code: "empty-deck", severity: "error", message, at }];
}
