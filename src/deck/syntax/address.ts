import { decodeAddress } from "../decodeAddress.ts";

/**
 * The path from the project root of an address written in a chapter: it goes from the chapter's
 * folder, or with a leading `/` from the root, which nothing leaves. Undefined when it leads
 * elsewhere: to another host, or nowhere at all.
 */
export function resolvePath(address: string, chapterPath: string): string | undefined {
  const base = `file:///${chapterPath}`;
  if (/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address) || !URL.canParse(address, base)) {
    return undefined;
  }
  return decodeAddress(new URL(address, base).pathname).slice(1);
}
