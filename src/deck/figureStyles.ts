const STYLE = /<style>([\s\S]*?)<\/style>/;
const PLACE = /^\/\*(\d+)\*\//;

/** A drawing without its style sheet: the page has one for all of them, `mergeStyles`. */
export function removeStyle(svg: string): string {
  return svg.replace(STYLE, "");
}

/**
 * One style sheet for these drawings, each rule once. Theirs have a rule a line, which begins with
 * its place in the library's own sheet: drawings of one type keep only what each of them uses.
 */
export function mergeStyles(svgs: readonly string[]): string {
  const rules = svgs.flatMap((svg) => STYLE.exec(svg)?.[1]?.split("\n") ?? []);
  return [...new Set(rules)]
    .toSorted((a, b) => readPlace(a) - readPlace(b))
    .map((rule) => rule.replace(PLACE, ""))
    .join("\n");
}

function readPlace(rule: string): number {
  return Number(PLACE.exec(rule)?.[1] ?? 0);
}
