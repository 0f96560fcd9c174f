import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeAddress } from "../deck/html/html.ts";

/**
 * Puts SVG pictures of the classes `inline` and `icon` into the page itself, where they wear its
 * fonts and colours; `html` is rendered slides, `root` the folder that their addresses start from.
 * `shown` counts the pictures of the whole page, by name.
 */
export function inlinePictures(
  html: string,
  root: string,
  shown = new Map<string, number>(),
): string {
  return html.replace(/<img [^>]*>/g, (tag) => {
    const { src = "", alt = "", class: classes = "" } = readAttributes(tag);
    const path = join(root, decodeAddress(src));
    const isWanted = /(?:^|\s)(?:inline|icon)(?:\s|$)/.test(classes) && /\.svg$/i.test(src);
    if (!isWanted || !existsSync(path)) return tag;
    const name = src.replace(/^.*\/|\.svg$/gi, "").replace(/\W+/g, "-");
    const count = (shown.get(name) ?? 0) + 1;
    shown.set(name, count);
    const svg = cleanSvg(readFileSync(path, "utf8"));
    return prefixNames(describe(svg, alt, classes), `${name}-${count}`);
  });
}

/** The attributes of a tag that we rendered, their values as they are written there, escaped. */
function readAttributes(tag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** What is around the drawing in its file goes; the page's own words and classes come. */
function describe(svg: string, alt: string, classes: string): string {
  const [open = "<svg>", attributes = ""] = /<svg\b([^>]*)>/.exec(svg) ?? [];
  const kept = attributes
    .replace(/\s(?:class|role|width|height|aria-[a-z]+)="[^"]*"/g, "")
    .trimEnd();
  const meaning = alt === "" ? 'aria-hidden="true"' : `role="img" aria-label="${alt}"`;
  return svg
    .slice(svg.indexOf(open))
    .replace(open, () => `<svg${kept} class="${classes}" ${meaning}>`)
    .replace(/<title>[^<]*<\/title>/g, "")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}

/** A class in a style sheet; what begins with a digit is a number. */
const CLASS = /\.(-?[a-z_][\w-]*)(?=[^{}]*\{)/gi;

/** A picture may be shown twice, and two may dress the same class or use the same ids: a gradient of a hidden slide paints nothing. */
function prefixNames(svg: string, prefix: string): string {
  const styles = [...svg.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)]
    .map(([, css]) => css)
    .join(" ");
  const own = new Set([...styles.matchAll(CLASS)].map(([, name = ""]) => name));
  const rename = (name: string): string => (own.has(name) ? `${prefix}-${name}` : name);
  const prefixed = svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, (style) =>
      style.replace(CLASS, (_all, name: string) => `.${rename(name)}`),
    )
    .replace(
      /(\sclass=")([^"]*)/g,
      (_all, before: string, names: string) => before + names.split(/\s+/).map(rename).join(" "),
    );
  return prefixed.replace(
    /(\bid="|url\(#|\bhref="#)([^")]+)/g,
    (_all, before: string, id: string) => `${before}${prefix}-${id}`,
  );
}

/** What drawing programs and people leave in a file beside the drawing: their words are not public. */
const COMMENTS = [
  /<\?xml[^>]*\?>|<!DOCTYPE[^>]*>/g,
  /<!--[\s\S]*?-->/g,
  /<script[\s\S]*?(?:\/>|<\/script>)/gi,
  /<metadata[\s\S]*?<\/metadata>/g,
  /<sodipodi:namedview[\s\S]*?(?:\/>|<\/sodipodi:namedview>)/g,
  /\s(?:sodipodi|inkscape):[\w-]+="[^"]*"/g,
];

/** An SVG file that holds the drawing and nothing else. */
export function cleanSvg(svg: string): string {
  return COMMENTS.reduce((clean, comment) => clean.replace(comment, ""), svg).trim();
}
