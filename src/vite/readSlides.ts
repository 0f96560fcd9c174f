import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { SlideCache } from "../deck/chapter/slideCache.ts";
import { isDataFile } from "../deck/chart/dataFile.ts";
import type { Asset, Deck, ProjectFiles, SourceFile } from "../deck/model.ts";
import { findRemoteAddresses, listStyleAssets } from "../deck/html/styleAddresses.ts";
import { parseDeck } from "../deck/parseDeck.ts";
import { THEME_PATH } from "../deck/paths.ts";
import { compareProblems, createLocator, type Problem } from "../deck/problem.ts";
import { suggestFile } from "../deck/suggest.ts";

/** A deck with the texts that it was parsed from, so that a problem can be shown in its lines. */
export interface DeckSource {
  readonly deck: Deck;
  readonly textByPath: ReadonlyMap<string, string>;
  /** The files of the project that slides show, whole or a part of, whether they are there or not. */
  readonly shownPaths: ReadonlySet<string>;
}

/**
 * Reads and parses the talk in `root/slides`, and looks whether the pictures that it shows are
 * there. Who reads it again and again keeps a `cache` of slides.
 */
export function readSlides(root: string, cache?: SlideCache): DeckSource {
  const bytesByPath = readTexts(root);
  const files: SourceFile[] = [...bytesByPath].map(([path, bytes]) => ({
    path,
    text: bytes.toString("utf8"),
  }));
  const shownPaths = new Set<string>();
  const projectFiles: ProjectFiles = {
    find: (path) => findFile(root, path),
    read(path) {
      shownPaths.add(path);
      if (!bytesByPath.has(path) && isFile(join(root, path))) {
        bytesByPath.set(path, readFileSync(join(root, path)));
      }
      return bytesByPath.get(path)?.toString("utf8");
    },
    listBeside: (path) => listFolder(root, posix.dirname(path)),
  };
  const deck = parseDeck(files, projectFiles, cache);
  const theme = join(root, THEME_PATH);
  if (isFile(theme)) bytesByPath.set(THEME_PATH, readFileSync(theme));
  const style = { path: THEME_PATH, text: String(bytesByPath.get(THEME_PATH) ?? "") };
  const problems = [
    ...deck.problems,
    ...[...bytesByPath].flatMap(([path, bytes]) => findForeignBytes(path, bytes)),
    ...findMissingFiles([...listPictures(deck), ...listStyleAssets(style)], root),
    ...findOddNames(listStyleAssets(style)),
    ...[style, ...readStylesAndDrawings(deck, root)].flatMap(findRemoteAddresses),
  ];
  return {
    deck: { ...deck, problems: problems.toSorted(compareProblems) },
    textByPath: new Map([...bytesByPath].map(([path, bytes]) => [path, bytes.toString("utf8")])),
    shownPaths: new Set([...shownPaths, ...listPictures(deck).map(({ path }) => path)]),
  };
}

/** Whether a file is one of those that a deck is parsed from. */
export function isTextOfTalk(path: string): boolean {
  return /^slides\/[^/]+\.q?md$|^slides\/deck\.yaml$/.test(path) || isDataFile(path);
}

function listFolder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => posix.join(folder, name));
}

function findForeignBytes(path: string, bytes: Buffer): Problem[] {
  if (isUtf8(bytes)) return [];
  const text = bytes.toString("utf8");
  // What every byte becomes that belongs to no character.
  const at = createLocator(text, { path, line: 1, column: 1 })(text.indexOf("\uFFFD"));
  const message = "this file is not UTF-8 from here on: save it again with that encoding";
  return [{ code: "not-utf8", severity: "error", message, at }];
}

/** The files that slides are made of, by path, as they are on the disk now. */
export function readTexts(root: string): Map<string, Buffer> {
  return new Map(
    listBelow(root, "slides")
      .filter((path) => isTextOfTalk(path) && isFile(join(root, path)))
      .map((path) => [path, readFileSync(join(root, path))] as const),
  );
}

/** The files that slides and the talk's own style sheet show, as often as they do. */
export function listShownFiles({ deck, textByPath }: DeckSource): readonly Asset[] {
  const text = textByPath.get(THEME_PATH) ?? "";
  return [...listPictures(deck), ...listStyleAssets({ path: THEME_PATH, text })];
}

/** The files that slides show, as often as they do. */
function listPictures(deck: Deck): readonly Asset[] {
  return deck.slides.flatMap(({ assets }) => assets);
}

/** The files of slides that may name files of their own. */
function readStylesAndDrawings(deck: Deck, root: string): SourceFile[] {
  const paths = new Set(listPictures(deck).map(({ path }) => path));
  return [...paths]
    .filter((path) => /\.(?:css|svg)$/i.test(path) && isFile(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function findMissingFiles(assets: readonly Asset[], root: string): Problem[] {
  const missing = assets.filter(({ path }) => !isFile(join(root, path)));
  if (missing.length === 0) return [];

  const known = listBelow(root, "assets");
  return missing.map(({ path, at }) => {
    const message = `there is no file "${path}"${suggestFile(path, known)}`;
    return { code: "missing-picture", severity: "error", message, at };
  });
}

/** What slides name is copied, see `copyUnsafeNames`; a style sheet goes to Vite as it is. */
function findOddNames(assets: readonly Asset[]): Problem[] {
  return assets
    .filter(({ path }) => /[?#]/.test(path))
    .map(({ path, at }) => {
      const message = `a style sheet cannot name "${path}": take "?" and "#" out of the file's name`;
      return { code: "missing-picture", severity: "error", message, at };
    });
}

/** The path under which a file is stored: the one that is asked for, or the same in another Unicode form. */
function findFile(root: string, path: string): string | undefined {
  if (isFile(join(root, path))) return path;
  const found = path
    .normalize("NFC")
    .split("/")
    .reduce((folder, name) => {
      const place = join(root, folder);
      const entries = existsSync(place) && statSync(place).isDirectory() ? readdirSync(place) : [];
      return posix.join(folder, entries.find((entry) => entry.normalize("NFC") === name) ?? name);
    }, "");
  return isFile(join(root, found)) ? found : undefined;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** All that is below a folder of the project, folders too; nothing when there is none. */
/** All files below a folder of `root`, by their paths from there, in a fixed order. */
export function listFilesBelow(root: string, folder: string): string[] {
  return listBelow(root, folder)
    .filter((path) => isFile(join(root, path)))
    .toSorted();
}

function listBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
    (name) => `${folder}/${name.replaceAll("\\", "/")}`,
  );
}
