import { closest, distance } from "fastest-levenshtein";

/** ` (did you mean "layout"?)` when a known word is near, ` (known: a, b)` when few are known, else nothing. */
export function suggest(word: string, known: readonly string[]): string {
  const near = suggestNear(word, known);
  if (near !== "" || known.length === 0) return near;
  return known.length <= 20 ? ` (known: ${known.join(", ")})` : "";
}

/** ` (did you mean "layout"?)` when a known word is near. */
export function suggestNear(word: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const nearest = closest(word, known);
  const isNear = distance(word, nearest) <= Math.max(1, Math.floor(word.length / 2));
  return isNear ? ` (did you mean "${nearest}"?)` : "";
}
