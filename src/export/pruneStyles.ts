import { transform, type Rule, type Selector, type SelectorComponent } from "lightningcss";
import { renameFiles } from "./renameFiles.ts";
import type { Site } from "./site.ts";

/**
 * The site without the style rules that can never match: each of their selectors asks for a class,
 * or for the value of an attribute, that no page and no script names.
 */
export function pruneStyles(site: Site): Site {
  const named = collectWords([...site].filter(([path]) => /\.(?:html|js)$/.test(path)));
  const sheets = [...site].flatMap(([path, content]) => {
    if (!path.endsWith(".css")) return [];
    const code = removeRules(String(content), path, (selector) => canMatch(selector, named));
    return [[path, { content: code }] as const];
  });
  return renameFiles(site, new Map(sheets));
}

interface Words {
  has(name: string): boolean;
}

/** Every word that could be a name; one that ends in a hyphen may be the beginning of others. */
function collectWords(files: readonly (readonly [string, string | Uint8Array])[]): Words {
  const words = new Set(files.flatMap(([, content]) => String(content).match(/[\w-]+/g) ?? []));
  const beginnings = [...words].filter((word) => /^[a-z][\w-]+-$/.test(word));
  return {
    has: (name) => words.has(name) || beginnings.some((beginning) => name.startsWith(beginning)),
  };
}

function removeRules(
  css: string,
  filename: string,
  isKept: (selector: Selector) => boolean,
): string {
  const { code } = transform({
    filename,
    code: Buffer.from(css),
    minify: true,
    visitor: {
      Rule: {
        style: (rule): Rule[] | undefined => (rule.value.selectors.some(isKept) ? undefined : []),
      },
    },
  });
  return Buffer.from(code).toString("utf8");
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
