import type { SlideEnv } from "../slideEnv.ts";
import type { Asset, SourceFile } from "../model.ts";
import { createLocator, type Location, type Problem } from "../problem.ts";
import { readTagAttributes, readTags } from "./htmlTag.ts";
import { explainElsewhere, isElsewhere, resolveAsset, resolvePath } from "./addresses.ts";

/** `url(…)`, or a text after `@import`; the name of a namespace is no address. */
const ADDRESS =
  /(?<!@namespace[^;{}]{0,80})url\(\s*(["']?)([^#"')\s][^"')]*)\1\s*\)|@import\s+(["'])([^"']+)\3/gi;

interface Address {
  readonly address: string;
  readonly offset: number;
}

function listStyleAddresses(css: string): Address[] {
  const code = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  return [...code.matchAll(ADDRESS)].map(({ 2: url, 4: sheet = "", index }) => {
    return { address: url ?? sheet, offset: index };
  });
}

/** CSS with the places in the project of the files that it names. */
export function resolveStyles(
  css: string,
  env: SlideEnv,
  locate: (offset: number) => Location,
): string {
  return css.replace(
    ADDRESS,
    (_all, _mark, url?: string, _quote?: string, sheet = "", offset = 0) => {
      const address = resolveAsset(url ?? sheet, env, locate(offset), "remote-style");
      return url === undefined ? `@import "${address}"` : `url("${address}")`;
    },
  );
}

/** The local files that a style sheet names. */
export function listStyleAssets({ path, text }: SourceFile): Asset[] {
  const locate = createLocator(text, { path, line: 1, column: 1 });
  return listStyleAddresses(text).flatMap(({ address, offset }) => {
    const file = resolvePath(address, path);
    return file === undefined ? [] : [{ path: file, at: locate(offset) }];
  });
}

/** What a style sheet or a drawing asks of other hosts, which no page may. */
export function findRemoteAddresses({ path, text }: SourceFile): Problem[] {
  const isStyle = path.endsWith(".css");
  const locate = createLocator(text, { path, line: 1, column: 1 });
  return [...listStyleAddresses(text), ...(isStyle ? [] : listLinks(text))]
    .filter(({ address }) => isElsewhere(address) && !/^data:/i.test(address))
    .map(({ address, offset }) => {
      const code = isStyle ? "remote-style" : "remote-picture";
      return { code, severity: "error", message: explainElsewhere(address), at: locate(offset) };
    });
}

/** The pictures that a drawing shows. */
function listLinks(svg: string): Address[] {
  return [...readTags(svg)]
    .filter(({ kind, name }) => kind === "start" && /^(?:image|feimage|use)$/.test(name))
    .flatMap(({ text, start }) =>
      [...readTagAttributes(text)]
        .filter(([name]) => /^(?:xlink:)?href$/.test(name))
        .map(([, address]) => ({ address, offset: start })),
    );
}
