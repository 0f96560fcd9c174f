import { closest, distance } from "fastest-levenshtein";

/** ` (did you mean "layout"?)` when a known word is near, ` (known: a, b)` when few are known, else nothing. */
export function suggest(word: string, known: readonly string[]): string {
  const near = suggestNear(word, known);
  if (near !== "" || known.length === 0) return near;
  return known.length <= 20 ? ` (known: ${known.join(", ")})` : "";
}

const KINDS = [
  /\.(?:apng|avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)$/i,
  /\.(?:m4v|mov|mp4|ogv|webm)$/i,
  /\.(?:aac|flac|m4a|mp3|ogg|opus|wav)$/i,
];

/** The same of files, where only one of the same kind can be meant: a picture, a video, a sound, any other. */
export function suggestFile(path: string, known: readonly string[]): string {
  const isOfKind = (other: string): boolean =>
    !/\.\w+$/.test(path) || findKind(other) === findKind(path);
  return suggest(path, known.filter(isOfKind));
}

function findKind(path: string): number {
  return KINDS.findIndex((kind) => kind.test(path));
}

/** ` (did you mean "layout"?)` when a known word is near. */
export function suggestNear(word: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const nearest = closest(word, known);
  const isNear = distance(word, nearest) <= Math.max(1, Math.floor(word.length / 2));
  return isNear ? ` (did you mean "${nearest}"?)` : "";
}
