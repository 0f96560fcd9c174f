import { basename } from "node:path";
import { readText, type Site } from "./site.ts";

const TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  gif: "image/gif",
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

/** The page of a site with all that it needs inside: one file that opens by double click. */
export function inlineSite(site: Site): string {
  const html = readText(site, "index.html")
    .replace(/\s*<link rel="modulepreload"[^>]*>/g, "")
    .replace(
      /<link rel="stylesheet"[^>]*? href="\.\/([^"]+)"[^>]*>/g,
      (_tag, path: string) => `<style>${readText(site, path)}</style>`,
    )
    .replace(
      /<script([^>]*?)(?: crossorigin)? src="\.\/([^"]+)"[^>]*><\/script>/g,
      (_tag, attributes: string, path: string) =>
        `<script${attributes}>${escapeScript(readText(site, path))}</script>`,
    );
  return [...site].reduce((page, [path, content]) => inlineFile(page, path, content), html);
}

/** In the page files are called by their whole path, in style sheets by their name. */
function inlineFile(page: string, path: string, content: string | Uint8Array): string {
  const type = TYPES[/[^.]+$/.exec(path)?.[0] ?? ""];
  if (type === undefined || !page.includes(basename(path))) return page;
  const address = toDataAddress(type, content);
  return page
    .replaceAll(`./${path}`, () => address)
    .replaceAll(`url(./${basename(path)})`, () => `url("${address}")`)
    .replaceAll(`url(${basename(path)})`, () => `url("${address}")`);
}

/** A drawing stays text, which packs better than base 64; it must not end the quotes or element around it. */
function toDataAddress(type: string, content: string | Uint8Array): string {
  if (typeof content !== "string") {
    return `data:${type};base64,${Buffer.from(content).toString("base64")}`;
  }
  const line = content.replaceAll(/\s+/g, " ").trim();
  const quoted = line.includes("'") ? line.replaceAll('"', "%22") : line.replaceAll('"', "'");
  return `data:${type},${quoted.replaceAll(/[#&<]|%(?!22)/g, encodeURIComponent)}`;
}

/** What would end the element, or turn the rest of it into something else. */
function escapeScript(code: string): string {
  return code.trim().replaceAll(/<(\/script|!--)/gi, "\\x3C$1");
}
