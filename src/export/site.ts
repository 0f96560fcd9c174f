import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, posix } from "node:path";

/** The files of a site by their path in it, with `/`: texts are strings, all else is bytes. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

/** New contents for files of a site, by path; `extension` is the new one, where it changes. */
export type NewContents = ReadonlyMap<
  string,
  { readonly content: string | Uint8Array; readonly extension?: string }
>;

/** Whether a file is a page of the site itself, not one that the talk brings. */
export function isPage(path: string): boolean {
  return /^[^/]+\.html$/.test(path);
}

/** The text of a file of the site, which must be there. */
export function readText(site: Site, path: string): string {
  const content = site.get(path);
  if (typeof content !== "string") throw new Error(`the site has no text ${path}`);
  return content;
}

/**
 * The site with these contents. Each of the files gets a name by what is in it now, so that browsers
 * which keep files by name never show an old one, and is called by it everywhere.
 */
export function renameFiles(site: Site, contents: NewContents): Site {
  const nameByName = new Map<string, string>();
  const renamed = [...site].map(([path, content]) => {
    const fresh = contents.get(path);
    if (fresh === undefined) return [path, content] as const;
    const hash = createHash("sha256").update(fresh.content).digest("base64url").slice(0, 8);
    // Vite's own hash is after the last hyphen.
    const stem = basename(path, extname(path)).replace(/-[\w-]{8}$/, "");
    const name = `${stem}-${hash}${fresh.extension ?? extname(path)}`;
    nameByName.set(basename(path), name);
    return [posix.join(dirname(path), name), fresh.content] as const;
  });
  const rename = (text: string): string =>
    [...nameByName].reduce((replaced, [old, name]) => replaced.replaceAll(old, name), text);
  return new Map(
    renamed.map(([path, content]) => [
      path,
      typeof content === "string" ? rename(content) : content,
    ]),
  );
}

/** Writes a site into a folder, in the place of an earlier one. */
export function writeSite(site: Site, folder: string): void {
  rmSync(join(folder, "assets"), { recursive: true, force: true });
  for (const [path, content] of site) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}
