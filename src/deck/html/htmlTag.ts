import { decodeHtml } from "./html.ts";

const NAME = "[^\\s\"'=<>`/]+";
const VALUE = "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+))";
const ATTRIBUTES = `(?:\\s+${NAME}(?:${VALUE.replace(/\((?!\?)/g, "(?:")})?)*\\s*`;

/** A comment, a tag that is well formed, or the beginning of one that is not. */
const TAG = new RegExp(`<!--|<(/?)([a-z][\\w:-]*)(${ATTRIBUTES})(/?)>|<(?=/?[a-z])`, "gi");
const BEGINNING = new RegExp(`</?([a-z][\\w:-]*)${ATTRIBUTES}`, "iy");
const ATTRIBUTE = new RegExp(`\\s+(${NAME})(?:${VALUE})?`, "g");

/** Elements without an end, and those that browsers end by themselves. */
export const VOID_OR_OPTIONAL_END = (
  "area base br col embed hr img input link meta param source track wbr " +
  "caption colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr"
).split(" ");
/** What is in them is no HTML. */
const RAW = ["script", "style", "textarea", "title"];

/** A tag of raw HTML, or a comment. */
export interface HtmlTag {
  readonly kind: "start" | "end" | "comment" | "broken";
  /** In lower case; empty when there is none. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it closes itself, as in SVG. */
  readonly isEmpty: boolean;
  /** What is in the element, where that is no HTML. */
  readonly raw: string | undefined;
}

/** The tags of a piece of HTML, in its order. What is in a script or a style is none. */
export function* readTags(html: string): Generator<HtmlTag> {
  const pattern = new RegExp(TAG);
  for (let match = pattern.exec(html); match !== null; match = pattern.exec(html)) {
    const [text, slash, written, , empty] = match;
    const name = written?.toLowerCase() ?? "";
    const start = match.index;
    if (text === "<!--") {
      const close = html.indexOf("-->", pattern.lastIndex);
      pattern.lastIndex = close === -1 ? html.length : close + 3;
    }
    const end = pattern.lastIndex;
    const kind = text === "<!--" ? "comment" : name === "" ? "broken" : slash ? "end" : "start";
    const isRaw = kind === "start" && RAW.includes(name);
    if (isRaw) pattern.lastIndex = findRawEnd(html, name, end);
    const raw = isRaw ? html.slice(end, pattern.lastIndex) : undefined;
    yield { kind, name, text: html.slice(start, end), start, end, isEmpty: empty === "/", raw };
  }
}

/** Where the end tag of an element begins whose content is no HTML. */
function findRawEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** The attributes of a tag by their names in lower case; of two with one name, the first. */
export function readTagAttributes(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  changeAttributes(tag, (name, value) => {
    if (!attributes.has(name)) attributes.set(name, value);
    return undefined;
  });
  return attributes;
}

/** A tag with what `change` gives in the place of an attribute; where that is undefined, it stays. */
export function changeAttributes(
  tag: string,
  change: (name: string, value: string) => string | undefined,
): string {
  return tag.replace(
    ATTRIBUTE,
    (written, name: string, double?: string, single?: string, bare?: string) =>
      change(name.toLowerCase(), decodeHtml(double ?? single ?? bare ?? "")) ?? written,
  );
}

/** What the tag that begins at `start` stumbles over, where, and the element that it would open or close. */
export function explainBrokenTag(html: string, start: number) {
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
