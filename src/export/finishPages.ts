import { basename } from "node:path";
import { setPolicy } from "../vite/policy.ts";
import { NOTICES } from "./notices.ts";
import { isPage, readText, type Site } from "./site.ts";

/** Where the stage opens, as index.html has it: there the fonts are worth waiting for. */
const WIDE =
  'media="(min-width: 900px), (min-width: 800px) and (orientation: landscape) and (hover: hover)"';

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
  const small = [...site].filter(isSmall);
  const others = [...site].filter((file) => !isSmall(file));
  return new Map(
    others.map(([path, content]) => [
      path,
      typeof content === "string"
        ? small.reduce((text, file) => inlineFile(text, ...file), content)
        : content,
    ]),
  );
}

function isSmall([path, content]: readonly [string, string | Uint8Array]): boolean {
  return /\.(?:svg|png|webp|gif)$/.test(path) && content.length < SMALL;
}

/** The site with one of its pages, which gets its policy, the licences, and fonts that come early. */
export function finishSite(site: Site, name: string): Site {
  const files = [...site].filter(([path]) => !isPage(path));
  // Not those of formulas: which of them are needed, only a slide tells.
  const fonts = files
    .map(([path]) => path)
    .filter((path) => /\/(?!KaTeX_)[^/]*\.woff2$/.test(path));
  const links = [
    `<link rel="license" href="./${NOTICES}">\n`,
    // Beside the stage's script, instead of after it.
    ...fonts.map(
      (path) =>
        `<link rel="preload" ${WIDE} as="font" type="font/woff2" crossorigin href="./${path}">\n`,
    ),
  ];
  const page = readText(site, name).replace("</head>", () => `${links.join("")}</head>`);
  return new Map([...files, [name, setPolicy(page)]]);
}

/** A page of a site with all that it needs inside: one file that opens by double click. */
export function inlinePage(site: Site, name: string): string {
  const html = readText(site, name)
    .replace(/\s*<link rel="modulepreload"[^>]*>/g, "")
    .replace(
      /<script([^>]*?)(?: crossorigin)? src="\.\/([^"]+)"[^>]*><\/script>/g,
      (_tag, attributes: string, path: string) =>
        `<script${attributes}>${escapeScript(readText(site, path))}</script>`,
    )
    .replace("</html>", () => `<!--\n${escapeComment(readText(site, NOTICES))}\n-->\n</html>`);
  return setPolicy(
    [...site].reduce((page, [path, content]) => inlineFile(page, path, content), html),
  );
}

/** What would end the element, or turn the rest of it into something else. */
function escapeScript(code: string): string {
  return code.trim().replaceAll(/<(\/script|!--)/gi, "\\x3C$1");
}

function escapeComment(text: string): string {
  return text.replaceAll("--", "- -");
}

/** Puts a file of a site into a text of it, a page or a script, wherever that names it. */
function inlineFile(text: string, path: string, content: string | Uint8Array): string {
  const name = basename(path);
  if (/\.(?:css|js)$/.test(path) || !text.includes(name)) return text;
  // Any other file is one to download.
  const type = TYPES[/[^.]+$/.exec(path)?.[0] ?? ""] ?? "application/octet-stream";
  const address = toDataAddress(type, content);
  return text
    .replace(/<style[\s\S]*?<\/style>/g, (style) => nameRepeated(style, path, address))
    .replace(/\ssrcset="[^"]*"/g, (set) =>
      // Spaces end an address here.
      set.replaceAll(`./${path}`, () => address.replaceAll(" ", "%20")),
    )
    .replaceAll(`./${path}`, () => address)
    .replaceAll(`new URL(\`${name}\`,import.meta.url)`, () => `new URL("${address}")`);
}

/** A picture that a style sheet shows more than once, as a property with a prefix does, is in it once. */
function nameRepeated(style: string, path: string, address: string): string {
  const parts = style.split(`url("./${path}")`);
  if (parts.length < 3 || !address.startsWith("data:image/")) return style;
  const name = `--${basename(path).replaceAll(/\W/g, "-")}`;
  return `${parts.join(`var(${name})`).slice(0, -"</style>".length)}:root{${name}:url("${address}")}</style>`;
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
