import { posix } from "node:path";
import { transform, type Rule, type Selector, type SelectorComponent } from "lightningcss";
import { addOlderColours, addOlderColoursToPage } from "./olderColours.ts";
import { isPage, readText, type Site } from "./site.ts";

const STYLE_SHEET = /<link rel="stylesheet"[^>]*? href="\.\/([^"]+)"[^>]*>/g;

/**
 * The site with its style sheets inside the pages that link them, and of them only what can be
 * needed: over a slow line a page is painted as soon as it is there.
 */
export function inlineStyles(site: Site): Site {
  const texts = [...site].flatMap(([path, content]) =>
    /\.(?:html|js)$/.test(path) ? [String(content)] : [],
  );
  const sheets = new Map<string, string>();
  const inline = (_tag: string, path: string): string => {
    const sheet = sheets.get(path) ?? addOlderColours(pruneStyles(readText(site, path), texts));
    sheets.set(path, sheet);
    return `<style>${addressFromPage(sheet, posix.dirname(path))}</style>`;
  };
  const inlined = [...site].map(([path, content]) => {
    if (!isPage(path)) return [path, content] as const;
    const page = addOlderColoursToPage(String(content)).replace(STYLE_SHEET, inline);
    return [path, pruneClasses(page, texts)] as const;
  });
  const isNamed = (name: string): boolean =>
    [...texts, ...sheets.values()].some((text) => text.includes(name));
  return new Map(
    inlined.filter(
      ([path]) => !sheets.has(path) && (!FONT.test(path) || isNamed(posix.basename(path))),
    ),
  );
}

/** What a style sheet names beside it, named from the page. */
function addressFromPage(css: string, folder: string): string {
  return css.replaceAll(
    /url\((?:\.\/)?([\w.-]+)\)/g,
    (_all, name: string) => `url("./${folder}/${name}")`,
  );
}

/**
 * A style sheet without the selectors that can never match, and the rules that have no other: they
 * ask for a class, or for the value of an attribute, that none of the `texts`, pages and scripts, names.
 */
export function pruneStyles(css: string, texts: readonly string[]): string {
  const named = collectWords(texts);
  const { code } = transform({
    filename: "style.css",
    code: Buffer.from(css),
    minify: true,
    visitor: {
      Rule: {
        style: ({ value }): Rule[] | undefined =>
          value.selectors.some((selector) => canMatch(selector, named)) ? undefined : [],
      },
      Selector: (selector): Selector[] | undefined => (canMatch(selector, named) ? undefined : []),
    },
  });
  return pruneFaces(Buffer.from(code).toString("utf8"), texts);
}

const FONT = /\.(?:woff2?|ttf)$/;
const FACE = /@font-face\{[^}]*\}/g;

/** The fonts that a style sheet, or a text, asks for: each in its smallest form, which every browser reads. */
function pruneFaces(css: string, texts: readonly string[]): string {
  const others = [css.replaceAll(FACE, ""), ...texts];
  return css.replaceAll(FACE, (face) => {
    const family = /font-family:"?([^;"}]+)/.exec(face)?.[1] ?? "";
    if (!others.some((text) => text.includes(family))) return "";
    return face.replace(/(url\([^)]+\.woff2"?\)\s*format\("?woff2"?\)),[^;}]+/, "$1");
  });
}

/**
 * A page whose drawings have the classes that it, or one of the `texts`, names elsewhere: in styles,
 * in scripts. Mermaid writes a third more of a drawing in others.
 */
export function pruneClasses(html: string, texts: readonly string[]): string {
  const others = [html, ...texts].map((text) => text.replaceAll(CLASSES, ""));
  const named = collectWords(others);
  const pieces = others.flatMap((text) =>
    [...text.matchAll(/\[class[*^$|]="?([\w-]+)/g)].map(([, piece = ""]) => piece),
  );
  const isNamed = (name: string): boolean =>
    named.has(name) || pieces.some((piece) => name.includes(piece));
  return html.replaceAll(/<svg[\s\S]*?<\/svg>/g, (svg) =>
    svg.replaceAll(CLASSES, (_all, classes: string) => {
      const kept = [...new Set(classes.split(/\s+/))].filter(isNamed);
      return kept.length === 0 ? "" : ` class="${kept.join(" ")}"`;
    }),
  );
}

const CLASSES = / class="([^"]*)"/g;

interface Words {
  has(name: string): boolean;
}

/** Every word that could be a name; one that ends in a hyphen may be the beginning of others. */
function collectWords(texts: readonly string[]): Words {
  const words = new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const beginnings = [...words].filter((word) => /^[a-z][\w-]+-$/.test(word));
  return {
    has: (name) => words.has(name) || beginnings.some((beginning) => name.startsWith(beginning)),
  };
}

function canMatch(selector: Selector, named: Words): boolean {
  return selector.every((part, index) => canBe(part, named) && !isOtherStage(selector, index));
}

/** Reveal's transitions of a whole deck: on this stage slides fade, but for those that say otherwise. */
const OTHER_STAGES = /^(?:slide|linear|default|convex|concave|zoom|page|none)$/;

function isOtherStage(selector: Selector, index: number): boolean {
  const [first, second] = selector.slice(index, index + 2);
  if (first?.type !== "class" || second?.type !== "class") return false;
  return first.name === "reveal" && OTHER_STAGES.test(second.name);
}

function canBe(part: SelectorComponent, named: Words): boolean {
  if (part.type === "class") return named.has(part.name);
  if (part.type === "attribute") {
    const { operator = "", value = "" } = part.operation ?? {};
    return (
      !/^(?:equal|includes)$/.test(operator) || !/^[a-z][\w-]*$/.test(value) || named.has(value)
    );
  }
  if (part.type !== "pseudo-class") return true;
  // Reveal's own way to print, which has no other name: here its stage is never printed.
  if (part.kind === "not") return !JSON.stringify(part.selectors).includes('"print-pdf"');
  const isChoice = part.kind === "is" || part.kind === "where" || part.kind === "has";
  return !isChoice || part.selectors.some((selector) => canMatch(selector, named));
}
