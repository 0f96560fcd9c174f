const ATTRIBUTES = String.raw`(?:\s+[^\s"'=<>${"`"}/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>${"`"}]+))?)*\s*`;

/** A comment, a tag that is well formed, or the beginning of one that is not. */
export const TAG = new RegExp(
  String.raw`<!--|<(\/?)([a-z][\w:-]*)${ATTRIBUTES}(\/?)>|<(?=\/?[a-z])`,
  "gi",
);
const BEGINNING = new RegExp(String.raw`<\/?([a-z][\w:-]*)${ATTRIBUTES}`, "iy");

interface BrokenTag {
  /** The element that it would have opened or closed; none when it is never closed. */
  readonly name: string | undefined;
  readonly message: string;
  /** Where in the HTML the mistake is. */
  readonly offset: number;
}

/** What the tag that begins at `start`, and is not well formed, stumbles over. */
export function explainBrokenTag(html: string, start: number): BrokenTag {
  BEGINNING.lastIndex = start;
  const [read = "", name] = BEGINNING.exec(html) ?? [];
  const offset = start + read.length;
  if (offset === html.length || html[offset] === "<") {
    const message = 'this tag is never closed: end it with ">", or write "&lt;" for the sign';
    return { name: undefined, message, offset: start };
  }
  const message =
    'this tag cannot be read from here on: attributes are name="value", with spaces between';
  return { name: name?.toLowerCase(), message, offset };
}
