import { distance } from "fastest-levenshtein";
import type { Token } from "markdown-it";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
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

/** Whether a word alone in braces is meant as an attribute; any other is text. */
export function isFlag(name: string): boolean {
  // The one class that everybody writes without its dot some day.
  return [...FLAGS, "fragment"].includes(name) || /^data-./.test(name);
}

/**
 * The attributes that an author wrote as `.class #id name=value`; `locate` tells the place of an
 * offset in that text. What is no attribute is reported.
 */
export function readAttributes(
  text: string,
  env: ChapterEnv,
  locate: (offset: number) => Location,
): readonly Attribute[] {
  const { attributes, rest } = parseAttributeList(text);
  const known = attributes.flatMap((written): Attribute[] => {
    const at = locate(written.offset);
    const mistake = findMistake(written);
    if (mistake === undefined) return [{ name: written.name, value: written.value, at }];
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
    if (name === "class") token.attrJoin("class", value.trim().replace(/\s+/g, " "));
    else token.attrSet(name, value);
    if (name === "id") env.anchors.push({ id: value, at });
  }
}

function findMistake({ name, isBare }: WrittenAttribute): string | undefined {
  if ([...NAMES, ...FLAGS].includes(name) || /^aria-./.test(name)) return undefined;
  if (/^data-./.test(name)) {
    const meant = REVEAL_NAMES.find((known) => isMisspelt(name, known));
    return meant && `unknown attribute "${name}" (did you mean "${meant}"?)`;
  }
  const hint = isBare
    ? ` (a class is written ".${name}")`
    : " (text in braces is written as `code`)";
  return `unknown attribute "${name}"${suggest(name, [...NAMES, ...FLAGS]) || hint}`;
}

/** Only what is very near: an author's own `data-` attributes may be called anything. */
function isMisspelt(name: string, known: string): boolean {
  const edits = distance(name, known);
  return edits > 0 && edits <= (known.length < 14 ? 1 : 2);
}
