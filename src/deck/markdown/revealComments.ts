import { distance } from "fastest-levenshtein";
import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { type ChapterEnv, report } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
import type { Settings } from "../schemas.ts";
import { addAttributes, type Attribute, readAttributes } from "./attributes.ts";
import { resolveAsset } from "./images.ts";
import { createOutline, type Outline } from "./outline.ts";
import { createLocator, placeOf } from "./places.ts";

const OPEN = "<!--";
const CLOSE = "-->";
const SLIDE = /^<!--\s*\.slide\s*:/;
const ELEMENT = /^<!--\s*\.element\b\s*:?/;
/** What begins like these two, and goes on with an attribute. */
const ALMOST = /^\s*\.?([a-z]+)\s*[:=]?\s+[a-z-]+\s*=\s*["']/i;
const PICTURE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i;
const MEANINGLESS = /^data-(?:auto-animate|background-(?:video|iframe|interactive))/;

/**
 * Reveal's own way to write attributes: `<!-- .slide: … -->` anywhere in a slide, and
 * `<!-- .element: … -->` after an element. Leaves `slide_attributes` tokens for the slide.
 */
export function comments(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "comments", (state) => {
    const outline = createOutline();
    state.tokens = state.tokens.flatMap((token) => {
      if (token.type === "slide_break" || token.type === "notes_start") outline.restart();
      if (token.type === "html_block") return readBlock(state, token, outline);
      const attributes = token.type === "inline" ? readInline(state, token, outline) : [];
      outline.follow(token);
      return [...attributes, token];
    });
  });
}

/** The attributes of the slide, if the token carries some. */
export function listSlideAttributes(token: Token): readonly Attribute[] {
  return (token.meta?.["attributes"] ?? []) as readonly Attribute[];
}

/** Comments in a text go with what is before them in it, else with its block. */
function readInline(state: StateCore, inline: Token, outline: Outline): Token[] {
  const children = inline.children ?? [];
  if (!children.some(isComment)) return [];
  const env = state.env as ChapterEnv;
  const inner = createOutline();
  const kept: Token[] = [];
  const found = children.flatMap((child) => {
    if (!isComment(child)) {
      kept.push(child);
      inner.follow(child);
      return [];
    }
    const at = placeOf(child, env);
    const locate = (offset: number): Location => ({ ...at, column: at.column + offset });
    const target = inner.previous() ?? inner.parent() ?? findBlock(outline);
    return applyComment(state, child.content, locate, target);
  });
  const last = kept.at(-1);
  if (isComment(children.at(-1)) && last?.type === "text") last.content = last.content.trimEnd();
  inline.children = kept;
  return found;
}

/** Comments that are a block of their own go with the block before them, else with what they are in. */
function readBlock(state: StateCore, token: Token, outline: Outline): Token[] {
  const env = state.env as ChapterEnv;
  const html = token.content;
  const line = token.map?.[0] ?? 0;
  const locate = createLocator(env, html, line);
  const target = findBefore(outline, env.lines[line - 1] ?? "");
  const isOwn = html.trimStart().startsWith(OPEN);
  const found: Token[] = [];
  let rest = "";
  let end = 0;
  for (let start = html.indexOf(OPEN); start !== -1; start = html.indexOf(OPEN, end)) {
    rest += html.slice(end, start);
    const close = html.indexOf(CLOSE, start + OPEN.length);
    if (close === -1) {
      const message = 'this comment is never closed: end it with "-->"';
      report(env, "unclosed-html", "error", message, locate(start));
    }
    end = close === -1 ? html.length : close + CLOSE.length;
    const comment = html.slice(start, end);
    if (isOwn || SLIDE.test(comment)) {
      found.push(...applyComment(state, comment, (offset) => locate(start + offset), target));
    }
  }
  rest += html.slice(end);
  // Where there is more, comments are left out with the rest of the HTML.
  return rest.trim() === "" ? found : [...found, token];
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
  state: StateCore,
  comment: string,
  locate: (offset: number) => Location,
  target: Token | undefined,
): Token[] {
  const env = state.env as ChapterEnv;
  const text = comment.replace(/-->$/, "");
  const isSlide = SLIDE.test(text);
  const mark = (isSlide ? SLIDE : ELEMENT).exec(text)?.[0];
  if (mark === undefined) {
    checkSpelling(text.slice(OPEN.length), env, locate(OPEN.length));
    return [];
  }
  const attributes = readAttributes(text.slice(mark.length), env, (offset) =>
    locate(mark.length + offset),
  );
  if (target !== undefined && !isSlide) {
    addAttributes(target, attributes, env);
    return [];
  }
  const token = new state.Token("slide_attributes", "", 0);
  token.meta = { attributes: isSlide ? readForSlide(attributes, env) : attributes };
  return [token];
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

/**
 * What reveal's attributes of a slide mean: a setting where one has the same sense, which a
 * setting written as such overrules.
 */
export function readSlideAttributes(
  written: readonly Attribute[],
  settings: Settings,
): {
  readonly settings: Settings;
  /** Those of the slide's `<section>` that no setting replaces. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The notes in an attribute. */
  readonly notes: string | undefined;
} {
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
