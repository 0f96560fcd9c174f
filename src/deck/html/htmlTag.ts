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
/** All that HTML has or had; SVG and MathML have their own. */
const ELEMENTS = (
  "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote " +
  "body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog " +
  "dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 " +
  "head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math " +
  "menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture pre " +
  "progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong " +
  "style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul " +
  "var video wbr"
).split(" ");
/** Whether a name in angle brackets is that of an element of HTML, or may be a component's. */
export function isElement(name: string): boolean {
  return name.includes("-") || ELEMENTS.includes(name);
}

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
