import { basename } from "node:path";
import type { Site } from "./site.ts";

/** Smaller files cost more to ask for than to carry: bytes. */
const SMALL = 4096;

const TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  gif: "image/gif",
  html: "text/html",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  ogg: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  webm: "video/webm",
  webp: "image/webp",
  woff2: "font/woff2",
};

/** The site with its small pictures inside the files that show them. */
export function inlineSmallFiles(site: Site): Site {
  const small = [...site].filter(([path, content]) => isSmall(path, content));
  const others = [...site].filter(([path, content]) => !isSmall(path, content));
  return new Map(
    others.map(([path, content]) => [
      path,
      typeof content === "string"
        ? small.reduce((text, file) => inlineFile(text, ...file), content)
        : content,
    ]),
  );
}

function isSmall(path: string, content: string | Uint8Array): boolean {
  return /\.(?:svg|png|webp|gif)$/.test(path) && content.length < SMALL;
}

/**
 * Puts a file of a site into a text of it, a page, a style sheet or a script, wherever that names
 * it: by its whole path in the page, by its name in what stands beside it.
 */
export function inlineFile(text: string, path: string, content: string | Uint8Array): string {
  const name = basename(path);
  if (/\.(?:css|js)$/.test(path) || !text.includes(name)) return text;
  // Any other file is one to download.
  const type = TYPES[/[^.]+$/.exec(path)?.[0] ?? ""] ?? "application/octet-stream";
  const address = toDataAddress(type, content);
  return text
    .replace(/\ssrcset="[^"]*"/g, (set) =>
      // Spaces end an address here.
      set.replaceAll(`./${path}`, () => address.replaceAll(" ", "%20")),
    )
    .replaceAll(`./${path}`, () => address)
    .replaceAll(`url(./${name})`, () => `url("${address}")`)
    .replaceAll(`url(${name})`, () => `url("${address}")`)
    .replaceAll(`new URL(\`${name}\`,import.meta.url)`, () => `new URL("${address}")`);
}

/** A drawing stays text, which packs better than base 64; it must not end the quotes or element around it. */
function toDataAddress(type: string, content: string | Uint8Array): string {
  if (typeof content !== "string" || type !== TYPES["svg"]) {
    return `data:${type};base64,${Buffer.from(content).toString("base64")}`;
  }
  const line = content.replaceAll(/\s+/g, " ").trim();
  const quoted = line.includes("'") ? line.replaceAll('"', "%22") : line.replaceAll('"', "'");
  return `data:${type},${quoted.replaceAll(/[#&<]|%(?!22)/g, encodeURIComponent)}`;
}
