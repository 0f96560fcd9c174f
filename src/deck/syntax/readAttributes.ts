import { distance } from "fastest-levenshtein";
import type { Token } from "markdown-it";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
import { renderAttributes } from "../html.ts";
import { THEME_PATH } from "../paths.ts";
import { resolveStyles } from "../styleAddresses.ts";
import { suggest } from "../suggest.ts";
import { parseAttributeList, type WrittenAttribute } from "./attributeList.ts";

/** An attribute of an element or a slide. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly at: Location;
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
  env: ChapterEnv,
  locate: (offset: number) => Location,
  hint = "",
): readonly Attribute[] {
  const { attributes, rest } = parseAttributeList(text);
  const known = attributes.flatMap((written): Attribute[] => {
    const at = locate(written.offset);
    checkClass(written, env, at);
    reportUnused(written.name, env, at);
    const mistake = findMistake(written, hint);
    if (mistake === undefined) {
      const { name } = written;
      const value = name === "style" ? resolveStyles(written.value, env, () => at) : written.value;
      return [{ name, value, at }];
    }
    report(env, "unknown-attribute", "error", mistake, at);
    return [];
  });
  if (rest !== undefined) {
    const message = `"${rest.text}" is no attribute: write name="value" or .class`;
    report(env, "unknown-attribute", "error", message, locate(rest.offset));
  }
  return known;
}

/** Gives an element attributes: classes join those that it has, anything else replaces. */
export function addAttributes(
  token: Token,
  attributes: readonly Attribute[],
  env: ChapterEnv,
): void {
  for (const { name, value, at } of attributes) {
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

/** A class that is nearly one of ours, and none of the talk's own. */
function checkClass({ name, value }: WrittenAttribute, env: ChapterEnv, at: Location): void {
  if (name !== "class") return;
  for (const word of value.split(/\s+/)) {
    const meant = CLASSES.find((known) => isMisspelt(word, known));
    if (meant === undefined || CLASSES.includes(word)) continue;
    if (env.files.read(THEME_PATH)?.includes(`.${word}`)) continue;
    const message = `no style has the class "${word}" (did you mean "${meant}"?)`;
    report(env, "unknown-class", "warning", message, at);
  }
}

/** Names an attribute that reveal does something by, and this deck does not. */
export function reportUnused(name: string, env: ChapterEnv, at: Location): void {
  const instead = UNUSED.find(([pattern]) => pattern.test(name))?.[1];
  if (instead === undefined) return;
  report(env, "unknown-attribute", "warning", `"${name}" does nothing here: ${instead}`, at);
}

function findMistake({ name, isBare }: WrittenAttribute, hint: string): string | undefined {
  if ([...NAMES, ...FLAGS].includes(name) || /^aria-./.test(name)) return undefined;
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
