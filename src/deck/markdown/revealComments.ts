import { distance } from "fastest-levenshtein";
import type { MarkdownIt, Token } from "markdown-it";
import { type Attribute, report, type SlideEnv } from "../slideEnv.ts";
import { type Location, moveRight } from "../problem.ts";
import type { Settings } from "../schemas.ts";
import { addAttributes, readAttributes } from "./attributeList.ts";
import { resolveAsset } from "../html/addresses.ts";
import { readTags } from "../html/htmlTag.ts";
import { createOutline, type Outline } from "./outline.ts";
import { createLocator, placeOf } from "./places.ts";

const OPEN = "<!--";
const CLOSE = "-->";
const SLIDE = /^<!--\s*\.slide\s*:/;
const ELEMENT = /^<!--\s*\.element\b\s*:?/;
/** What begins like these two, and goes on with an attribute. */
const ALMOST = /^\s*\.?([a-z]+)\s*[:=]?\s+[a-z-]+\s*=\s*["']/i;
const PICTURE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i;
const UNSUPPORTED = /^data-(?:auto-animate|background-(?:video|iframe|interactive))/;

/**
 * Reveal's own way to write attributes: `<!-- .slide: … -->` anywhere in a slide, and
 * `<!-- .element: … -->` after an element.
 */
export function comments(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "comments", (state) => {
    const env = state.env as SlideEnv;
    const outline = createOutline();
    state.tokens = state.tokens.filter((token) => {
      if (token.type === "inline") readInline(token, outline, env);
      outline.follow(token);
      return token.type !== "html_block" || hasMore(token, outline, env);
    });
  });
}

/** Comments in a text go with what is before them in it, else with its block. */
function readInline(inline: Token, outline: Outline, env: SlideEnv): void {
  const children = inline.children ?? [];
  if (!children.some(isComment)) return;
  const inner = createOutline();
  const kept = children.filter((child) => {
    if (!isComment(child)) {
      inner.follow(child);
      return true;
    }
    const at = placeOf(child, env);
    const target = inner.previous() ?? inner.parent() ?? findBlock(outline);
    applyComment(child.content, (offset) => moveRight(at, offset), target, env);
    return false;
  });
  const last = kept.at(-1);
  if (isComment(children.at(-1)) && last?.type === "text") last.content = last.content.trimEnd();
  inline.children = kept;
}

/**
 * Comments that are a block of their own go with the block before them, else with what they are
 * in. Gives whether the HTML holds more: then they are left out with the rest of it.
 */
function hasMore(token: Token, outline: Outline, env: SlideEnv): boolean {
  const html = token.content;
  const line = token.map?.[0] ?? 0;
  const locate = createLocator(env, html, line);
  const target = findBefore(outline, env.lines[line - 1] ?? "");
  const isOwn = html.trimStart().startsWith(OPEN);
  let rest = "";
  let from = 0;
  for (const { kind, text, start, end } of readTags(html)) {
    if (kind !== "comment") continue;
    rest += html.slice(from, start);
    from = end;
    if (!text.endsWith(CLOSE)) {
      const message = 'this comment is never closed: end it with "-->"';
      report(env, "unclosed-html", "warning", message, locate(start));
    }
    if (isOwn || SLIDE.test(text)) {
      applyComment(text, (offset) => locate(start + offset), target, env);
    }
  }
  return (rest + html.slice(from)).trim() !== "";
}

/** A list before a comment means its last item, unless a blank line is between them. */
function findBefore(outline: Outline, lineBefore: string): Token | undefined {
  const previous = outline.previous();
  if (previous === undefined) return outline.parent();
  const isList = /^(?:bullet|ordered)_list_open$/.test(previous.type);
  return isList && lineBefore.trim() !== "" ? outline.lastChild(previous) : previous;
}

function findBlock(outline: Outline): Token | undefined {
  return outline.parent()?.hidden ? outline.parent(1) : outline.parent();
}

function isComment(token: Token | undefined): boolean {
  return token?.type === "html_inline" && token.content.startsWith(OPEN);
}

/** Gives the attributes that a comment holds to `target`, or makes them the slide's. */
function applyComment(
  comment: string,
  locate: (offset: number) => Location,
  target: Token | undefined,
  env: SlideEnv,
): void {
  const text = comment.replace(/-->$/, "");
  const isSlide = SLIDE.test(text);
  const mark = (isSlide ? SLIDE : ELEMENT).exec(text)?.[0];
  if (mark === undefined) {
    checkSpelling(text.slice(OPEN.length), env, locate(OPEN.length));
    return;
  }
  const attributes = readAttributes(text.slice(mark.length), env, (offset) =>
    locate(mark.length + offset),
  );
  if (isSlide) env.attributes.push(...attributes.flatMap((each) => readForSlide(each, env)));
  else if (target === undefined) env.attributes.push(...attributes);
  else addAttributes(target, attributes, env);
}

function checkSpelling(text: string, env: SlideEnv, at: Location): void {
  const word = ALMOST.exec(text)?.[1]?.toLowerCase() ?? "";
  const meant = ["slide", "element"].find((known) => distance(word, known) <= 2);
  if (meant === undefined) return;
  const message = `this comment does nothing: write <!-- .${meant}: name="value" -->`;
  report(env, "unknown-comment", "warning", message, at);
}

/** Nothing where it is not supported; the place in the project of the background picture. */
function readForSlide(attribute: Attribute, env: SlideEnv): readonly Attribute[] {
  const { name, value, at } = attribute;
  if (UNSUPPORTED.test(name)) {
    const message = `"${name}" is not supported: slides have neither automatic animation nor pages or videos behind them`;
    report(env, "ignored-setting", "warning", message, at);
    return [];
  }
  const isBackground = name === "data-background" && PICTURE.test(value);
  if (!isBackground && name !== "data-background-image") return [attribute];
  return [{ name: "data-background-image", value: resolveAsset(value, env, at), at }];
}

/**
 * What reveal's attributes of a slide mean: a setting where one has the same sense, which a
 * setting written as such overrules; its notes; the attributes of its `<section>` that are left.
 */
export function readSlideAttributes(written: readonly Attribute[], settings: Settings) {
  const classes = written.filter(({ name }) => name === "class").map(({ value }) => value);
  const {
    id,
    "data-background-image": background,
    "data-notes": notes,
    "data-timing": time = "",
    "data-visibility": visibility = "",
    ...others
  } = Object.fromEntries(written.map(({ name, value }) => [name, value]));
  return {
    settings: {
      ...(id !== undefined && { id }),
      ...(background !== undefined && { background, alt: "" }),
      ...(/^\d+$/.test(time) && { time: Number(time) }),
      ...(visibility === "hidden" && { hidden: true }),
      ...(visibility === "uncounted" && { backup: true }),
      ...settings,
    },
    attributes: {
      ...others,
      ...(classes.length > 0 && { class: classes.join(" ").split(/\s+/).join(" ") }),
    },
    notes,
  };
}
