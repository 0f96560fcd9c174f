import type { Location, ProblemCode } from "../problem.ts";
import { report, type SlideEnv } from "../slideEnv.ts";
import { decodeAddress } from "./html.ts";

/**
 * The address that the page gives to a picture or a video, from the one written in a chapter;
 * notes the file that it needs, or reports that it is elsewhere.
 */
export function resolveAsset(
  address: string,
  env: SlideEnv,
  at: Location,
  elsewhere: ProblemCode = "remote-picture",
): string {
  if (/^data:/i.test(address)) return address;
  const path = findFile(address, env);
  if (path === undefined) {
    report(env, elsewhere, "error", explainElsewhere(address), at);
    return address;
  }
  // An empty address leads to the chapter itself: shipped as a picture, it would show the notes.
  if (/\.q?md$/i.test(path)) {
    const message = `"${address}" is no picture: write a file, like "../assets/logo.svg"`;
    report(env, "missing-picture", "error", message, at);
    return address;
  }
  env.assets.push({ path, at });
  return encodeAddress(path);
}

/**
 * The path from the project root of a file that a chapter names: it is looked for from the
 * chapter's folder, then from the root. Undefined when the address leads elsewhere.
 */
export function findFile(
  address: string,
  { path, files }: Pick<SlideEnv, "path" | "files">,
): string | undefined {
  const [beside, below] = listPaths(address, path);
  if (beside === undefined || below === undefined) return undefined;
  return files.find(beside) ?? files.find(below) ?? beside;
}

/** What an address in a chapter may mean, the first choice first; nothing when it leads elsewhere. */
export function listPaths(address: string, chapterPath: string): readonly string[] {
  return [chapterPath, ""].flatMap((base) => resolvePath(address, base) ?? []);
}

/** The page's address of a file of the project. */
export function encodeAddress(path: string): string {
  return encodeURI(`/${path}`).replace(/[?#]/g, encodeURIComponent);
}

/**
 * The path from the project root of an address written in a chapter: it goes from the chapter's
 * folder, or with a leading `/` from the root, which nothing leaves. Undefined when it leads
 * elsewhere: to another host, or nowhere at all.
 */
export function resolvePath(address: string, chapterPath: string): string | undefined {
  const base = `file:///${chapterPath}`;
  if (isElsewhere(address) || !URL.canParse(address, base)) return undefined;
  return decodeAddress(new URL(address, base).pathname).slice(1);
}

/** Says of an address on another host what to do instead. */
export function explainElsewhere(address: string, folder = "assets/"): string {
  return `"${address}" is elsewhere: put a copy into ${folder}, the room may have no network`;
}

/** Whether an address begins with a protocol or a host. */
export function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address);
}
