import { createHash } from "node:crypto";
import { basename, dirname, extname, posix } from "node:path";
import type { Site } from "./site.ts";

/**
 * The site with other contents in some of its files. Each gets a name by what is in it now, so that
 * browsers which keep files by name never show an old one, and is called by it everywhere;
 * `extension` is the new one, where it changes.
 */
export function renameFiles(
  site: Site,
  contentByPath: ReadonlyMap<string, { readonly content: string | Uint8Array; extension?: string }>,
): Site {
  const nameByName = new Map<string, string>();
  const renamed = [...site].map(([path, content]) => {
    const fresh = contentByPath.get(path);
    if (fresh === undefined) return [path, content] as const;
    const extension = fresh.extension ?? extname(path);
    const hash = createHash("sha256").update(fresh.content).digest("base64url").slice(0, 8);
    // Vite's own hash stands behind the last hyphen.
    const name = `${basename(path, extname(path)).replace(/-[\w-]{8}$/, "")}-${hash}${extension}`;
    nameByName.set(basename(path), name);
    return [posix.join(dirname(path), name), fresh.content] as const;
  });
  return new Map(
    renamed.map(([path, content]) => [
      path,
      typeof content === "string" ? replaceNames(content, nameByName) : content,
    ]),
  );
}

function replaceNames(text: string, nameByName: ReadonlyMap<string, string>): string {
  return [...nameByName].reduce((replaced, [old, name]) => replaced.replaceAll(old, name), text);
}
