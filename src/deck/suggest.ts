import { closest, distance } from "fastest-levenshtein";

/** ` (did you mean "layout"?)` when a known word is near, ` (known: a, b)` when few are known, else nothing. */
export function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const nearest = closest(word, known);
  if (distance(word, nearest) <= Math.max(1, Math.floor(word.length / 2))) {
    return ` (did you mean "${nearest}"?)`;
  }
  return known.length <= 20 ? ` (known: ${known.join(", ")})` : "";
}
