import { distance } from "fastest-levenshtein";
import type { Token } from "markdown-it";
import { renderAttributes } from "../html/html.ts";
import { resolveStyles } from "../html/styleAddresses.ts";
import { THEME_PATH } from "../paths.ts";
import type { Location } from "../problem.ts";
import { type Attribute, report, type SlideEnv } from "../slideEnv.ts";
import { suggest } from "../suggest.ts";

/** A piece of `.class #id name=value name="a value" name`. */
interface Piece {
  /** That of the attribute, `class` and `id` too; undefined where the piece is none. */
  readonly name: string | undefined;
  readonly value: string;
  /** Only a name, without `=`. */
  readonly isBare: boolean;
  readonly text: string;
  /** Where it begins in the text that was parsed. */
  readonly offset: number;
}

const PIECE =
  /\.([\w:-]+)(?=[\s.]|$)|#([\w:-]+)(?=\s|$)|([a-z_:@][\w:.-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?(?=\s|$)|\S+/gi;

/** The pieces of a list of attributes, as they are written. */
export function parsePieces(written: string): Piece[] {
  return [...written.matchAll(PIECE)].map((match) => {
    const [text, className, id, named, double, single, plain] = match;
    const value = className ?? id ?? double ?? single ?? plain;
    const name = className !== undefined ? "class" : id !== undefined ? "id" : named;
    return { name, value: value ?? "", isBare: value === undefined, text, offset: match.index };
  });
}

/** Attributes that need no value. */
const FLAGS = "autoplay controls full hidden loop muted open reversed".split(" ");
const NAMES = (
  "align alt cite class datetime dir download height href id lang loading poster preload rel role " +
  "scope src start style tabindex target title type value width"
).split(" ");
/** Reveal's own, for slides and elements. Any other `data-` is the author's. */
const REVEAL_NAMES = (
  "data-autoplay data-autoslide data-background data-background-color data-background-gradient " +
  "data-background-image data-background-opacity data-background-position data-background-repeat " +
  "data-background-size data-background-transition data-fragment-index data-notes data-preload " +
  "data-state data-timing data-transition data-transition-speed data-visibility"
).split(" ");

/** Those of `src/theme/` that an author writes, and reveal's. */
const CLASSES = (
  "fragment current-visible fade-down fade-in fade-in-then-out fade-in-then-semi-out fade-left " +
  "fade-out fade-right fade-up grow highlight-blue highlight-current-blue highlight-current-green " +
  "highlight-current-red highlight-green highlight-red semi-fade-out shrink strike r-fit-text " +
  "r-frame r-hstack r-stack r-stretch r-vstack inline takeaway source subtitle columns column " +
  "numbers points icon icons commands"
).split(" ");
const CLASS = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;
/** Reveal's own, too, for what is done otherwise here. */
const UNUSED: readonly (readonly [RegExp, string])[] = [
  [/^data-line-numbers$/, "write the code as a fence, its steps after the language: ```js [1|2-3]"],
  [/^data-preview-(?:image|video)$/, "a click enlarges any picture that is alone in its paragraph"],
  [/^data-preview-link$/, "the link opens as any other"],
];

/** Those of other tools that nothing here can mean. */
const FOREIGN = /^(?:bg[a-z]*|(?:my|sfeir)-[\w-]+)$/;

/** Whether an attribute is known to be another tool's. */
export function isForeign(name: string): boolean {
  return FOREIGN.test(name);
}

/** Whether a word alone in braces is meant as an attribute; any other is text. */
export function isFlag(name: string): boolean {
  // The one class that everybody writes without its dot some day.
  return [...FLAGS, "fragment"].includes(name) || /^data-./.test(name);
}

/**
 * The attributes that an author wrote as `.class #id name=value`; `locate` tells the place of an
 * offset in that text. What is no attribute is reported, one that is unknown with a `hint`.
 */
export function readAttributes(
  text: string,
  env: SlideEnv,
  locate: (offset: number) => Location,
  hint = "",
): readonly Attribute[] {
  const known: Attribute[] = [];
  for (const { name, value, isBare, text: piece, offset } of parsePieces(text)) {
    const at = locate(offset);
    if (name === undefined) {
      const message = `"${piece}" is no attribute: write name="value" or .class`;
      report(env, "unknown-attribute", "warning", message, at);
      break;
    }
    if (name === "class") checkClasses(value, env, at);
    reportUnused(name, env, at);
    const mistake = findMistake(name, isBare, hint);
    if (mistake !== undefined) report(env, "unknown-attribute", "warning", mistake, at);
    else if (name !== "style") known.push({ name, value, at });
    else known.push({ name, value: resolveStyles(value, env, () => at), at });
  }
  return known;
}

/** Gives an element attributes: classes join those that it has, anything else replaces. */
export function addAttributes(token: Token, added: readonly Attribute[], env: SlideEnv): void {
  for (const { name, value, at } of added) {
    if (token.type === "html_inline") token.content = addToTag(token.content, name, value);
    else if (name === "class") token.attrJoin("class", value.trim().replace(/\s+/g, " "));
    else token.attrSet(name, value);
    if (name === "id") env.anchors.push({ id: value, at });
  }
}

/** A tag of HTML with one more attribute: of two with a name, the first counts. */
function addToTag(tag: string, name: string, value: string): string {
  const written = renderAttributes({ [name]: value === "" ? true : value });
  const classes = name === "class" ? CLASS.exec(tag) : null;
  if (classes === null) return tag.replace(/^<[\w:-]+/, (start) => start + written);
  const [all, ...values] = classes;
  const joined = [...values.filter(Boolean), value].join(" ");
  return tag.replace(all, () => renderAttributes({ class: joined }));
}

/** Reports a class that is nearly one of ours, and none of the talk's own. */
function checkClasses(classes: string, env: SlideEnv, at: Location): void {
  for (const word of classes.split(/\s+/)) {
    const meant = CLASSES.find((known) => isMisspelt(word, known));
    if (meant === undefined || CLASSES.includes(word)) continue;
    if (env.files.read(THEME_PATH)?.includes(`.${word}`)) continue;
    const message = `no style has the class "${word}" (did you mean "${meant}"?)`;
    report(env, "unknown-class", "warning", message, at);
  }
}

/** Names an attribute that reveal does something by, and this deck does not. */
export function reportUnused(name: string, env: SlideEnv, at: Location): void {
  const instead = UNUSED.find(([pattern]) => pattern.test(name))?.[1];
  if (instead === undefined) return;
  report(env, "unknown-attribute", "warning", `"${name}" does nothing here: ${instead}`, at);
}

function findMistake(name: string, isBare: boolean, hint: string): string | undefined {
  if ([...NAMES, ...FLAGS].includes(name) || /^aria-./.test(name)) return undefined;
  if (isForeign(name)) return `"${name}" is another tool's, and does nothing here`;
  if (/^data-./.test(name)) {
    const meant = REVEAL_NAMES.find((known) => isMisspelt(name, known));
    return meant && `unknown attribute "${name}" (did you mean "${meant}"?)`;
  }
  const near = suggest(name, [...NAMES, ...FLAGS]);
  return `unknown attribute "${name}"${near || (isBare ? ` (a class is written ".${name}")` : hint)}`;
}

/** Only what is very near: an author's own `data-` attributes may be called anything. */
function isMisspelt(name: string, known: string): boolean {
  const edits = distance(name, known);
  return edits > 0 && edits <= (known.length < 14 ? 1 : 2);
}
