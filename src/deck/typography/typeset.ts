import type { Lang } from "../deckData.ts";
import { findFrenchSpaces } from "./french.ts";
import { maskAddresses, shield } from "./mask.ts";
import { findQuotes } from "./quotes.ts";

/** What replaces single characters of a text, by their place; an empty text removes one. */
export type Edits = ReadonlyMap<number, string>;

/** A text with the quotation marks, apostrophes and spaces of its language. */
export function typesetText(text: string, lang: Lang): string {
  return applyEdits(text, findEdits(shield(text), lang));
}

/**
 * What a text needs to be set well. In `shielded`, the characters of `mask.ts` stand for what is
 * no text, so that what stands around it is set by its being there.
 */
export function findEdits(shielded: string, lang: Lang): Edits {
  const masked = maskAddresses(shielded);
  const quotes = findQuotes(masked, lang);
  return lang === "fr" ? new Map([...quotes, ...findFrenchSpaces(masked)]) : quotes;
}

/** `text` with the edits made; `start` is the place of its first character among theirs. */
export function applyEdits(text: string, edits: Edits, start = 0): string {
  if (edits.size === 0) return text;
  let edited = "";
  for (let at = 0; at < text.length; at += 1) edited += edits.get(start + at) ?? text.charAt(at);
  return edited;
}
