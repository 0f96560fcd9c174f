import type { Asset, SourceFile } from "./deck.ts";
import { createLocator } from "./createLocator.ts";
import { resolvePath } from "./syntax/address.ts";

/** The local files that a style sheet names in `url(…)`. */
export function listStyleAssets({ path, text }: SourceFile): Asset[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  const locate = createLocator(text, { path, line: 1, column: 1 });
  return [...code.matchAll(/url\(\s*(["']?)([^#"')\s][^"')]*)\1\s*\)/g)].flatMap((match) => {
    const file = resolvePath(match[2] ?? "", path);
    return file === undefined ? [] : [{ path: file, at: locate(match.index) }];
  });
}
