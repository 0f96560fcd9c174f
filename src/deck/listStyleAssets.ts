import type { Asset, SourceFile } from "./deck.ts";
import { locateOffset } from "./locateOffset.ts";
import { resolvePath } from "./syntax/address.ts";

/** The local files that a style sheet names in `url(…)`. */
export function listStyleAssets({ path, text }: SourceFile): Asset[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  return [...code.matchAll(/url\(\s*(["']?)([^#"')\s][^"')]*)\1\s*\)/g)].flatMap((match) => {
    const file = resolvePath(match[2] ?? "", path);
    return file === undefined ? [] : [{ path: file, at: locateOffset(path, text, match.index) }];
  });
}
