import { escapeHtml } from "./html.ts";
import { changeAttributes, readTags, readTagAttributes } from "./htmlTag.ts";

/** A slide's HTML without the notes in it, and those, as HTML. */
export interface TakenNotes {
  readonly body: string;
  readonly notes: readonly string[];
}

/**
 * Takes the speaker's notes out of a slide's HTML, in reveal's two ways: `<aside class="notes">`
 * and `data-notes="…"` on any element.
 */
export function takeNotes(html: string): TakenNotes {
  const notes: string[] = [];
  if (!/notes/i.test(html)) return { body: html, notes };
  let body = "";
  let from = 0;
  /** How many of the elements `aside` are open, from the one that holds notes on. */
  let depth = 0;
  for (const { kind, name, text, start, end } of readTags(html)) {
    const isAside = name === "aside";
    if (depth > 0) {
      if (isAside) depth += kind === "end" ? -1 : 1;
      if (!isAside || depth > 0) continue;
      notes.push(html.slice(from, start).trim());
      from = end;
    } else if (kind === "start") {
      const attributes = readTagAttributes(text);
      const words = attributes.get("data-notes");
      if (words !== undefined) notes.push(renderWords(words));
      const isNotes = isAside && /(?:^|\s)notes(?:\s|$)/.test(attributes.get("class") ?? "");
      if (!isNotes && words === undefined) continue;
      body += html.slice(from, start);
      if (isNotes) depth = 1;
      else body += changeAttributes(text, (each) => (each === "data-notes" ? "" : undefined));
      from = end;
    }
  }
  return { body: body + (depth > 0 ? "" : html.slice(from)), notes };
}

/** Notes of an attribute, which are plain text, as HTML. */
export function renderWords(words: string): string {
  return `<p>${escapeHtml(words)}</p>`;
}
