import MarkdownIt from "markdown-it";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text made safe for HTML, between tags and inside double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

const { unescapeAll } = new MarkdownIt().utils;

/** The plain text of a piece of HTML without tags. */
export function decodeHtml(html: string): string {
  return html.replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, (entity) => unescapeAll(entity));
}

/** ` name="value"` for each attribute that has a value; `true` gives the bare name. */
export function renderAttributes(
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === undefined || value === false || value === "") return "";
      return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
    })
    .join("");
}

/** A link with these words. */
export function renderLink(
  attributes: Readonly<Record<string, string | true>>,
  words: string,
): string {
  return `<a${renderAttributes(attributes)}>${escapeHtml(words)}</a>`;
}

/** Attributes as an author wrote them: one without a value stays a bare name. */
export function keepFlags(
  attributes: Readonly<Record<string, string | number>>,
): Record<string, string | number | true> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, value === "" ? true : value]),
  );
}

/** An address in plain characters. A `%` that is no escape of a character stays. */
export function decodeAddress(address: string): string {
  return address.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
