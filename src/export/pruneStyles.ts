import { transform, type Rule, type Selector, type SelectorComponent } from "lightningcss";

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
