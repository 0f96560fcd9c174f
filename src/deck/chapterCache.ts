import type { ProjectFiles, SourceFile } from "./model.ts";
import { type Chapter, parseChapter } from "./parseChapter.ts";
import type { ChapterContext } from "./slideEnv.ts";

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

/** A chapter, which is not parsed again where nothing has changed; all of them have `shared` in common. */
export function parseOnce(
  file: SourceFile,
  context: ChapterContext,
  shared: string,
  cache: ChapterCache,
): Chapter {
  const { files } = context;
  const from = JSON.stringify([file.text, shared]);
  const kept = cache.get(file.path);
  // Other files may change while the text that shows them stays.
  const isSame = ({ method, path, answer }: Look): boolean =>
    JSON.stringify([files[method](path)]) === answer;
  if (kept?.from === from && kept.looks.every(isSame)) return kept.chapter;
  const looks: Look[] = [];
  const look = <T>(method: Look["method"], path: string, found: T): T => {
    looks.push({ method, path, answer: JSON.stringify([found]) });
    return found;
  };
  const recorded: ProjectFiles = {
    find: (path) => look("find", path, files.find(path)),
    read: (path) => look("read", path, files.read(path)),
    listBeside: (path) => look("listBeside", path, files.listBeside(path)),
  };
  const chapter = parseChapter(file, { ...context, files: recorded });
  cache.set(file.path, { from, looks, chapter });
  return chapter;
}
