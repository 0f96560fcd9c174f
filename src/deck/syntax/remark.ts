import { distance } from "fastest-levenshtein";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "./address.ts";
import { readAttributes, type Attribute } from "./readAttributes.ts";

/** What a comment says in the way of reveal's Markdown plugin. */
export interface Remark {
  readonly isSlide: boolean;
  readonly attributes: readonly Attribute[];
}

const SLIDE = /^\s*\.slide\s*:/;
const ELEMENT = /^\s*\.element\b\s*:?/;
/** What begins like these two, with an attribute behind it. */
const ALMOST = /^\s*\.?([a-z]+)\s*[:=]?\s+[a-z-]+\s*=\s*["']/i;
const PICTURE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i;
const MEANINGLESS = /^data-(?:auto-animate|background-(?:video|iframe|interactive))/;

/** Whether a comment is about the slide as a whole. */
export function isAboutSlide(text: string): boolean {
  return SLIDE.test(text);
}

/**
 * Reads a comment, `.slide: name="value"` or `.element: name="value"`; `locate` tells the place of
 * an offset in its text. Undefined when the comment is only a comment.
 */
export function readRemark(
  text: string,
  env: ChapterEnv,
  locate: (offset: number) => Location,
): Remark | undefined {
  const isSlide = isAboutSlide(text);
  const mark = (isSlide ? SLIDE : ELEMENT).exec(text)?.[0];
  if (mark === undefined) {
    checkSpelling(text, env, locate(0));
    return undefined;
  }
  const attributes = readAttributes(text.slice(mark.length), env, (offset) =>
    locate(mark.length + offset),
  );
  return { isSlide, attributes: isSlide ? readForSlide(attributes, env) : attributes };
}

function checkSpelling(text: string, env: ChapterEnv, at: Location): void {
  const word = ALMOST.exec(text)?.[1]?.toLowerCase() ?? "";
  const meant = ["slide", "element"].find((known) => distance(word, known) <= 2);
  if (meant === undefined) return;
  const message = `this comment does nothing: write <!-- .${meant}: name="value" -->`;
  report(env, "unknown-comment", "error", message, at);
}

/** Without those that mean nothing here, and with the place of the background picture in the project. */
function readForSlide(attributes: readonly Attribute[], env: ChapterEnv): readonly Attribute[] {
  return attributes.flatMap((attribute) => {
    const { name, value, at } = attribute;
    if (MEANINGLESS.test(name)) {
      const message = `"${name}" means nothing here: slides have neither automatic animation nor pages or films behind them`;
      report(env, "ignored-setting", "warning", message, at);
      return [];
    }
    const isBackground = name === "data-background" && PICTURE.test(value);
    if (!isBackground && name !== "data-background-image") return [attribute];
    return [{ ...attribute, name: "data-background-image", value: resolveAsset(value, env, at) }];
  });
}
