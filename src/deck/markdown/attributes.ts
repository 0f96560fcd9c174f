import type { MarkdownIt, StateCore, StateInline, Token } from "markdown-it";
import { report, type SlideEnv } from "../slideEnv.ts";
import { moveRight } from "../problem.ts";
import { addAttributes, isFlag, isForeign, parsePieces, readAttributes } from "./attributeList.ts";
import { createOutline, type Outline } from "./outline.ts";
import { placeOf } from "./places.ts";

const GROUP = /\{((?:"[^"\n]*"|[^"{}\n]){1,500})\}(?!\})/y;

/**
 * `{.class #id name=value}` after an element gives it attributes: directly after emphasis, a
 * link, code or a picture; at the end of a paragraph, heading, list item or cell; on a line of
 * its own after a list, quote, table or container.
 *
 * Written here instead of with markdown-it-attrs because that one takes the `{x}` at the end of
 * a text away, knows no places, and needs quadratic time.
 */
export function attributes(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "attributes", tokenizeGroup);
  markdown.core.ruler.before("linkify", "attributes", attachGroups);
}

function tokenizeGroup(state: StateInline, silent: boolean): boolean {
  GROUP.lastIndex = state.pos;
  const match = GROUP.exec(state.src);
  if (match === null || state.src.charAt(state.pos - 1) === "{") return false;
  const pieces = parsePieces(match[1] ?? "");
  // Words in braces are text, as long as no word among them is an attribute.
  const isText = pieces.every(({ name = "", isBare }) => isBare && !isFlag(name));
  if (isText || pieces.some(({ name }) => name === undefined)) return false;
  if (!silent) {
    const token = state.push("attributes", "", 0);
    token.markup = match[0];
  }
  state.pos += match[0].length;
  return true;
}

function attachGroups(state: StateCore): void {
  const env = state.env as SlideEnv;
  const outline = createOutline();
  const kept: Token[] = [];
  for (let index = 0; index < state.tokens.length; index += 1) {
    const token = state.tokens[index] as Token;
    const inline = state.tokens[index + 1];
    const previous = outline.previous();
    if (token.type === "paragraph_open" && previous !== undefined && isOnlyGroups(inline)) {
      for (const group of inline?.children ?? []) attach(group, previous, env);
      index += 2;
      continue;
    }
    if (token.type === "inline") attachInline(state, token, outline, env);
    kept.push(token);
    outline.follow(token);
  }
  state.tokens = kept;
}

function isOnlyGroups(inline: Token | undefined): boolean {
  const children = inline?.children ?? [];
  return children.length > 0 && children.every(isGroupOrSpace) && children.some(isGroup);
}

function attachInline(state: StateCore, inline: Token, outline: Outline, env: SlideEnv): void {
  const children = inline.children ?? [];
  for (const child of children) {
    // The description of a picture is text and nothing else.
    child.children &&= child.children.map((part) =>
      isGroup(part) || part.type === "formula" ? toText(state, part) : part,
    );
  }
  if (!children.some(isGroup)) return;
  const kept: Token[] = [];
  const inner = createOutline();
  // From here to the end there is nothing but groups.
  const end = children.findLastIndex((child) => !isGroupOrSpace(child)) + 1;
  const isAlone = end === 0 && outline.parent()?.type === "paragraph_open";
  for (const [index, child] of children.entries()) {
    // What emphasis leaves.
    if (child.type === "text" && child.content === "") continue;
    const target = isGroup(child)
      ? findTarget(kept.at(-1), inner, index >= end && !isAlone ? outline : undefined)
      : undefined;
    if (target !== undefined && attach(child, target, env)) continue;
    kept.push(isGroup(child) ? toText(state, child) : child);
    inner.follow(child);
    if (isGroup(child) && target === undefined) reportStray(child, env);
  }
  inline.children = kept.some((child) => !isGroupOrSpace(child)) ? trimEnd(kept) : [];
}

/** `outline` is given at the end of a text, where a group may mean the block itself. */
function findTarget(
  before: Token | undefined,
  inner: Outline,
  outline: Outline | undefined,
): Token | undefined {
  if (before?.nesting === -1 || ["code_inline", "formula", "image"].includes(before?.type ?? "")) {
    return inner.previous();
  }
  return outline && findBlock(outline, before?.type === "softbreak");
}

function findBlock(outline: Outline, isOwnLine: boolean): Token | undefined {
  const block = outline.parent();
  const around = outline.parent(1);
  if (block?.type !== "paragraph_open") return block;
  if (isOwnLine && around?.type === "blockquote_open") return around;
  if (isOwnLine && around?.type === "list_item_open") return outline.parent(2);
  // After the first text of a list item, attributes are the item's.
  const isFirst = outline.previous(1) === undefined;
  const isItem = around?.type === "list_item_open" || around?.type === "dd_open";
  return isItem && isFirst ? around : block;
}

/** False when none of the attributes is known: it is text. */
function attach(group: Token, target: Token, env: SlideEnv): boolean {
  if (!isGroup(group)) return true;
  const at = placeOf(group, env);
  const known = readAttributes(
    group.markup.slice(1, -1),
    env,
    (offset) => moveRight(at, 1 + offset),
    " (text in braces is written as `code`)",
  );
  addAttributes(target, known, env);
  const pieces = parsePieces(group.markup.slice(1, -1));
  return known.length > 0 || pieces.some(({ name }) => isForeign(name ?? ""));
}

function isGroup({ type }: Token): boolean {
  return type === "attributes";
}

function isGroupOrSpace(token: Token): boolean {
  return (
    isGroup(token) ||
    token.type === "softbreak" ||
    (token.type === "text" && token.content.trim() === "")
  );
}

function toText(state: StateCore, group: Token): Token {
  const text = new state.Token("text", "", 0);
  text.content = isGroup(group) ? group.markup : group.content;
  return text;
}

function reportStray(group: Token, env: SlideEnv): void {
  const message = `"${group.markup}" is after no element: put it directly after one, or at the end of its block`;
  report(env, "stray-attributes", "warning", message, placeOf(group, env));
}

/** The space between a text and its attributes goes with them. */
function trimEnd(tokens: Token[]): Token[] {
  const last = tokens.at(-1);
  if (last !== undefined && isGroupOrSpace(last)) return trimEnd(tokens.slice(0, -1));
  if (last?.type === "text") last.content = last.content.trimEnd();
  return tokens;
}
