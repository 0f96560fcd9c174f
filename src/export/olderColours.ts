import {
  Features,
  transform,
  type Declaration,
  type Rule,
  type Selector,
  type SelectorComponent,
} from "lightningcss";

const UNKNOWN = "@supports not (color:light-dark(#000,#fff))";

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
