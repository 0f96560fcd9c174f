import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
import { suggest } from "../suggest.ts";
import type { Attribute } from "./attributeList.ts";

/** Attributes that need no value. */
const FLAGS = "autoplay controls full hidden loop muted open reversed".split(" ");
const NAMES = (
  "align alt cite class colspan datetime dir download height href id lang loading poster preload " +
  "rel role rowspan scope src start style tabindex target title type value width"
).split(" ");

/** Whether a word alone in braces is meant as an attribute; any other is text. */
export function isFlag(name: string): boolean {
  // The one class that everybody writes without its dot some day.
  return [...FLAGS, "fragment"].includes(name) || /^data-./.test(name);
}

/**
 * The attributes that there are, of those that an author wrote at `at`, where the list begins
 * `indent` characters further. The others are reported, and ids remembered.
 */
export function checkAttributes(
  attributes: readonly Attribute[],
  env: ChapterEnv,
  at: Location,
  indent: number,
): readonly Attribute[] {
  return attributes.filter(({ name, value, offset, isBare }) => {
    const place = { ...at, column: at.column + indent + offset };
    if (name === "id") env.anchors.push({ id: value, at: place });
    if (/^(?:data|aria)-./.test(name) || [...NAMES, ...FLAGS].includes(name)) return true;
    const hint = isBare
      ? ` (a class is written ".${name}")`
      : " (text in braces is written as `code`)";
    const message = `unknown attribute "${name}"${suggest(name, [...NAMES, ...FLAGS]) || hint}`;
    report(env, "unknown-attribute", "error", message, place);
    return false;
  });
}
