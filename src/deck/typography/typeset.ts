import type { Lang } from "../schemas.ts";
import { findFrenchSpaces } from "./french.ts";
import { maskAddresses, shield, type Edit } from "./mask.ts";
import { findQuotes } from "./quotes.ts";

/** A text with the quotation marks, apostrophes and spaces of its language. */
export function typesetText(text: string, lang: Lang): string {
  return createEditor(findEdits(shield(text), lang))(text);
}

/**
 * What a text needs to be set well, in order. In `shielded`, the characters of `mask.ts` stand for
 * what is no text, so that the text around it is set with regard to it.
 */
export function findEdits(shielded: string, lang: Lang): readonly Edit[] {
  const [base] = lang.toLowerCase().split("-");
  // Of other languages, what is written stays.
  if (base !== "fr" && base !== "en") return [];
  const masked = maskAddresses(shielded);
  const spaces = base === "fr" ? findFrenchSpaces(masked) : [];
  return [...findQuotes(masked, base), ...spaces].toSorted((a, b) => a.at - b.at);
}

/** Makes the edits of a text in one piece of it after the other. */
export function createEditor(edits: readonly Edit[]): (piece: string) => string {
  let start = 0;
  let next = 0;
  return (piece) => {
    const end = start + piece.length;
    let edited = "";
    let done = start;
    for (let edit = edits[next]; edit !== undefined && edit.at < end; edit = edits[next]) {
      // Two rules may say the same of a character.
      if (edit.at >= done) edited += piece.slice(done - start, edit.at - start) + edit.text;
      done = edit.at + 1;
      next += 1;
    }
    edited += piece.slice(done - start);
    start = end;
    return edited;
  };
}
