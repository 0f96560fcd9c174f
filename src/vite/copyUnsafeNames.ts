import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeAddress } from "../deck/html.ts";

const COPIES = "node_modules/.cache/files";

/**
 * Rendered slides that show copies of those files which have a `?` or `#` in their names: for Vite
 * a path ends there, escaped or not. A copy is called by what is in it.
 */
export function copyUnsafeNames(html: string, root: string): string {
  return html.replace(/(?<==")\/[^"]*%(?:23|3F)[^"]*(?=")/g, (address) => {
    const path = join(root, decodeAddress(address.replaceAll("&amp;", "&")));
    if (!existsSync(path)) return address;
    const content = readFileSync(path);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
    const copy = `${COPIES}/${hash}${/\.\w+$/.exec(path)?.[0] ?? ""}`;
    mkdirSync(join(root, COPIES), { recursive: true });
    writeFileSync(join(root, copy), content);
    return `/${copy}`;
  });
}
