import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "lightningcss";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../src/theme");

/** Classes that an author writes, and those of the libraries themselves. */
const MEANT = /\.fragment\b|\.visually-hidden|\.edge-thickness-invisible/;
const HIDES = /(?:^|[;{\s])(?:display:\s*none|visibility:\s*hidden|opacity:\s*0(?![.\d]))/;

/** The selectors of a style sheet whose rules hide something, without nesting. */
function listHiding(name: string): string[] {
  const code = readFileSync(join(folder, name));
  const flat = transform({ filename: name, code, targets: { chrome: 100 << 16 } }).code.toString();
  return [...flat.matchAll(/([^{};]+)\{([^{}]*)\}/g)]
    .filter(([, , body = ""]) => HIDES.test(body))
    .flatMap(([, selectors = ""]) => splitList(selectors.replaceAll(/\/\*[\s\S]*?\*\//g, "")));
}

/** The selectors of a list; a comma inside `:is()` divides nothing. */
function splitList(selectors: string): string[] {
  let depth = 0;
  const marked = [...selectors].map((character) => {
    depth += Number(character === "(") - Number(character === ")");
    return character === "," && depth === 0 ? "\n" : character;
  });
  return marked
    .join("")
    .split("\n")
    .map((selector) => selector.trim());
}

test("what the tool hides it names by element: a node of the author's class is in no such rule", () => {
  const hiding = readdirSync(folder)
    .filter((name) => name.endsWith(".css"))
    .flatMap(listHiding);
  expect(hiding.length).toBeGreaterThan(20);
  const byClassAlone = hiding.filter((selector) => {
    const last = selector.split(/(?<!\([^)]*)[\s>~+]+(?![^(]*\))/).at(-1) ?? "";
    return last.startsWith(".") && !MEANT.test(selector);
  });
  expect(byClassAlone).toEqual([]);
});
