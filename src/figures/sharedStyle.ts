import { createFigureName } from "../deck/figures.ts";

/**
 * Makes a drawing's style sheet one that a page can share: scoped by a class that all drawings
 * with the same sheet have, a rule a line, and only those that something in it goes by. The
 * number before a rule is its place in the whole sheet, so that those of several drawings can be
 * put in order.
 */
export function shareStyle(svg: SVGSVGElement, name: string): void {
  const style = svg.querySelector("style");
  if (style === null) return;
  svg.id = name;
  const rules = [...(style.sheet?.cssRules ?? [])];
  const used = rules.filter((rule) => isUsed(rule, svg));
  svg.removeAttribute("id");

  const own = new RegExp(`#${CSS.escape(name)}(?![\\w-])`, "g");
  const scope = nameSheet(
    rules.map((rule) => rule.cssText.replaceAll(used.includes(rule) ? own : name, "")),
  );
  svg.classList.add(scope);
  const moves = used.some(({ cssText }) => /\banimation\b/.test(cssText));
  style.textContent = rules
    .filter((rule) => used.includes(rule) || (moves && rule instanceof CSSKeyframesRule))
    .map((rule) => {
      const text = rule.cssText.replace(own, `.${scope}`).replaceAll("\n", " ");
      return `/*${rules.indexOf(rule)}*/${text}`;
    })
    .join("\n");
}

/** What a rule in use refers to is the drawing's own, and so is a sheet with such a rule. */
function nameSheet(rules: readonly string[]): string {
  return createFigureName(rules.join("\n")).replace("figure", "sheet");
}

function isUsed(rule: CSSRule, svg: SVGSVGElement): boolean {
  if (!(rule instanceof CSSStyleRule)) return false;
  return svg.matches(rule.selectorText) || svg.querySelector(rule.selectorText) !== null;
}
