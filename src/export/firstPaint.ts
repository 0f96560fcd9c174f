import { posix } from "node:path";
import { readText, type Site } from "./site.ts";

const STYLE_SHEET = /<link rel="stylesheet"[^>]*? href="\.\/([^"]+)"[^>]*>/g;

/** Where the stage opens, as index.html has it: there the fonts are worth waiting for. */
const WIDE =
  'media="(min-width: 900px), (min-width: 800px) and (orientation: landscape) and (hover: hover)"';

/**
 * The site as it is painted first over a slow line: the styles come with the page, and the stage's
 * fonts beside its script instead of after it.
 */
export function hastenFirstPaint(site: Site): Site {
  const styles: string[] = [];
  const html = readText(site, "index.html").replace(STYLE_SHEET, (_tag, path: string) => {
    styles.push(path);
    const css = addressFromPage(readText(site, path), posix.dirname(path));
    return `<style>${css}</style>`;
  });
  const fonts = [...site.keys()].filter((path) => path.endsWith(".woff2"));
  const preloads = fonts.map(
    (path) =>
      `<link rel="preload" ${WIDE} as="font" type="font/woff2" crossorigin href="./${path}">\n`,
  );
  const page = html.replace("</head>", () => `${preloads.join("")}</head>`);
  const others = [...site].filter(([path]) => !styles.includes(path));
  return new Map([...others, ["index.html", page]]);
}

/** What a style sheet names beside it, named from the page. */
function addressFromPage(css: string, folder: string): string {
  return css.replaceAll(
    /url\((?:\.\/)?([\w.-]+)\)/g,
    (_all, name: string) => `url(./${folder}/${name})`,
  );
}
