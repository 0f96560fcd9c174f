import { DeckError } from "../vite/viteError.ts";
import type { Site } from "./site.ts";

/** How notes are written in a page, in a script that makes a part of it, or in a drawing of it. */
const NOTES = [
  /<aside\b[^<>]*?\sclass\s*=\s*\\?["'`]?(?:[^"'`<>]*\s)?notes(?![\w-])/i,
  /<[a-z][^<>]*?\sdata-notes\s*=/i,
  /\bclassName\s*\+?=\s*["'`](?:[^"'`]*\s)?notes["'`\s]/,
  /\bclassList\.add\([^)]*["'`]notes["'`]/,
  /\bdataset\.notes\b|\.setAttribute\(["'`]data-notes\b/,
];

/**
 * The last look at what is shared. Notes are taken from slides as they are parsed: what is found
 * here has come another way, out of a component or a drawing.
 */
export function assertNoNotes(site: Site): void {
  const found = [...site].flatMap(([path, content]) => {
    const text = typeof content === "string" ? content.replaceAll("%3C", "<") : "";
    const written = NOTES.map((notes) => notes.exec(text)?.[0]).find(Boolean);
    // Not their words: where this is printed may be public, too.
    return written === undefined ? [] : [`${path} holds ${written.slice(-80)}…`];
  });
  if (found.length === 0) return;
  throw new DeckError(
    `this would publish speaker notes, which did not come from a slide: ${found.join("; ")}\n` +
      "Nothing is written. Take them out of the component or the drawing that brings them",
  );
}
