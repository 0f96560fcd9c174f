import { posix } from "node:path";
import {
  Features,
  transform,
  type Declaration,
  type Rule,
  type Selector,
  type SelectorComponent,
} from "lightningcss";
import { isPage, readText, type Site } from "./site.ts";

const STYLE_SHEET = /<link rel="stylesheet"[^>]*? href="\.\/([^"]+)"[^>]*>/g;
const UNKNOWN = "@supports not (color:light-dark(#000,#fff))";

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
    const text = isPage(path)
      ? addOlderColoursToPage(String(content)).replace(STYLE_SHEET, inline)
      : content;
    return [path, text] as const;
  });
  return new Map(inlined.filter(([path]) => !sheets.has(path)));
}

/** What a style sheet names beside it, named from the page. */
function addressFromPage(css: string, folder: string): string {
  return css.replaceAll(
    /url\((?:\.\/)?([\w.-]+)\)/g,
    (_all, name: string) => `url("./${folder}/${name}")`,
  );
}

/**
 * A style sheet without the rules that can never match: each of their selectors asks for a class, or
 * for the value of an attribute, that none of the `texts`, pages and scripts, names.
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
    },
  });
  return Buffer.from(code).toString("utf8");
}

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
  return selector.every((part) => canBe(part, named));
}

function canBe(part: SelectorComponent, named: Words): boolean {
  if (part.type === "class") return named.has(part.name);
  if (part.type === "attribute" && part.operation?.operator === "equal") {
    return !/^[a-z][\w-]*$/.test(part.operation.value) || named.has(part.operation.value);
  }
  if (part.type !== "pseudo-class") return true;
  // Reveal's own way to print, which has no other name: here its stage is never printed.
  if (part.kind === "not") return !JSON.stringify(part.selectors).includes('"print-pdf"');
  const isChoice = part.kind === "is" || part.kind === "where" || part.kind === "has";
  return !isChoice || part.selectors.some((selector) => canMatch(selector, named));
}

/**
 * A style sheet with its colours said once more for browsers of before spring 2024, which do not
 * know light-dark(): by variables that follow the scheme.
 */
export function addOlderColours(css: string): string {
  return css.includes("light-dark(") ? `${css}${UNKNOWN}{${rewriteColours(css)}}` : css;
}

/** The same for a page's own styles. One with entities in it is no plain CSS: in a drawing they count. */
export function addOlderColoursToPage(html: string): string {
  return html.replaceAll(
    /(<style[^>]*>)([^<]*light-dark\([^<]*)(?=<\/style>)/g,
    (all, tag: string, css: string) => (/&#?\w+;/.test(css) ? all : tag + addOlderColours(css)),
  );
}

/**
 * Only what has to do with a scheme. What the root says is worked out there, unlike light-dark()
 * itself, and so is said anew wherever another scheme begins.
 */
function rewriteColours(css: string): string {
  const schemes: Selector[] = [];
  transformRules(css, ({ value: { selectors, declarations } }) => {
    if (listNamed(declarations?.declarations, "color-scheme").length > 0) {
      schemes.push(...selectors.filter((parts) => !parts.some(isPseudoElement)));
    }
    return undefined;
  });
  return transformRules(css, (rule) => {
    const { selectors, declarations } = rule.value;
    const normal = declarations?.declarations;
    const isOfRoot = selectors.some(isRoot) && listNamed(normal, "light-dark").length > 0;
    const anew: Selector = [{ type: "pseudo-class", kind: "where", selectors: schemes }];
    const kept = {
      declarations: listNamed(normal, "light-dark|color-scheme"),
      importantDeclarations: listNamed(declarations?.importantDeclarations, "light-dark"),
    };
    const value = {
      ...rule.value,
      selectors: isOfRoot ? [...selectors, anew] : selectors,
      declarations: kept,
    };
    return { type: "style", value };
  });
}

type StyleRule = Extract<Rule, { type: "style" }>;

function transformRules(css: string, change: (rule: StyleRule) => Rule | undefined): string {
  const { code } = transform({
    filename: "older.css",
    code: Buffer.from(css),
    minify: true,
    errorRecovery: true,
    include: Features.LightDark,
    visitor: {
      Rule: {
        style: (rule) => change(rule as StyleRule),
        "font-face": () => [],
        keyframes: () => [],
        page: () => [],
        property: () => [],
      },
    },
  });
  return Buffer.from(code).toString("utf8");
}

function listNamed(declarations: readonly Declaration[] = [], names: string): Declaration[] {
  const pattern = new RegExp(`"(?:${names})"`);
  return declarations.filter((declaration) => pattern.test(JSON.stringify(declaration)));
}

function isRoot([part, ...others]: Selector): boolean {
  return others.length === 0 && part?.type === "pseudo-class" && part.kind === "root";
}

function isPseudoElement({ type }: SelectorComponent): boolean {
  return type === "pseudo-element";
}
