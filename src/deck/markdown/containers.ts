import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";
import { type SlideEnv, locate, report } from "../slideEnv.ts";
import { moveRight } from "../problem.ts";
import { suggest } from "../suggest.ts";
import { CALLOUTS } from "../words.ts";
import { addAttributes, readAttributes } from "./attributeList.ts";
import { findCallout, openCallout } from "./callouts.ts";
import { readLine } from "./places.ts";

/** The containers that `src/theme/layouts.css` knows, one class each. */
const CONTAINERS = ["columns", "column", "numbers", "points", "icons", "commands", "steps", "qr"];

const FENCE = /^:{3,}[ \t]*([^\s:{]*)(.*)$/;
const TITLE = /^([^{}]*)(?:\{([^{}]*)\})?$/;

/**
 * `::: columns` … `:::` around blocks, nested at will.
 *
 * Written here instead of with markdown-it-container because that one closes what is left open
 * at the end of the file, silently and over all the slides that follow.
 */
export function containers(markdown: MarkdownIt): void {
  markdown.block.ruler.before("paragraph", "container", tokenizeFence, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
  markdown.core.ruler.before("inline", "containers", pairFences);
}

function tokenizeFence(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
  const match = FENCE.exec(readLine(state, line));
  if (match === null) return false;
  if (silent) return true;
  const token = state.push("container", "div", 0);
  token.map = [line, line + 1];
  token.info = match[1] ?? "";
  token.content = match[2]?.trim() ?? "";
  state.line = line + 1;
  return true;
}

/** Makes opening and closing tags of the fences, within a part of a slide, a list item. */
function pairFences(state: StateCore): void {
  const env = state.env as SlideEnv;
  const open: Token[] = [];
  const closeDownTo = (level: number): Token[] => {
    const first = open.findLastIndex((token) => token.level < level) + 1;
    return open
      .splice(first)
      .toReversed()
      .map((token) => closeForgotten(state, env, token));
  };
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type === "container") return pairFence(state, env, open, token);
    // The end of a list item or a quote is the end of what began in it.
    return token.nesting < 0 ? [...closeDownTo(token.level + 1), token] : [token];
  });
  state.tokens.push(...closeDownTo(0));
}

function pairFence(state: StateCore, env: SlideEnv, open: Token[], token: Token): Token[] {
  const last = open.at(-1);
  const start = locate(env, token.map?.[0] ?? 0);
  if (token.info !== "" || token.content !== "") {
    if (token.info === "column" && last?.info !== "columns") {
      const message = 'a "::: column" belongs in "::: columns": open that before the first column';
      report(env, "bad-container", "warning", message, start);
    }
    open.push(token);
    return openFence(state, env, token);
  }
  if (last?.level === token.level) {
    open.pop();
    return [createEnd(state, last)];
  }
  const message = 'this ":::" closes nothing: remove it, or open a container before it';
  report(env, "stray-container-end", "warning", message, start);
  return [];
}

function openFence(state: StateCore, env: SlideEnv, token: Token): Token[] {
  const { info: name, content } = token;
  const at = locate(env, token.map?.[0] ?? 0, content);
  const [, title = content, group = ""] = TITLE.exec(content) ?? [];
  token.nesting = 1;
  const known = readAttributes(group, env, (offset) => moveRight(at, title.length + 1 + offset));
  const callout = findCallout(name);
  if (callout !== undefined) {
    addAttributes(token, known, env);
    return [token, ...openCallout(state, token, callout, title.trim())];
  }
  checkName(name, env, token);
  if (title !== "") {
    const message = `"::: ${name}" has no title, only callouts have: remove "${title.trim()}"`;
    report(env, "bad-container", "warning", message, at);
  }
  token.tag = name === "qr" ? "figure" : "div";
  if (name !== "") token.attrSet("class", name);
  addAttributes(token, known, env);
  return [token];
}

function checkName(name: string, env: SlideEnv, token: Token): void {
  if (CONTAINERS.includes(name)) return;
  const known = [...CONTAINERS, ...CALLOUTS];
  const message =
    name === ""
      ? `a container has a name, one of ${known.join(", ")}`
      : `unknown container "${name}"${suggest(name, known)}`;
  report(env, "unknown-container", "warning", message, locate(env, token.map?.[0] ?? 0, name));
}

function closeForgotten(state: StateCore, env: SlideEnv, token: Token): Token {
  const message = `"::: ${token.info}" is never closed: end it with a line ":::"`;
  report(env, "unclosed-container", "warning", message, locate(env, token.map?.[0] ?? 0));
  return createEnd(state, token);
}

function createEnd(state: StateCore, { tag, info, level }: Token): Token {
  return Object.assign(new state.Token("container", tag, -1), { info, level, block: true });
}

const BLOCKS = ["blockquote_open", "fence", "heading_open", "paragraph_open", "table_open"];

/** Of blocks in something that appears as a whole, within `::: steps`. */
const WHOLE = Infinity;

/** In `::: steps`, every item of a list is a step, and every other block. */
export function steps(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "steps", (state) => {
    /** For each open container, the level of the blocks in it that are steps; outside there is none. */
    const open: (number | undefined)[] = [];
    for (const token of state.tokens) {
      const isContainer = token.type === "container";
      if (isContainer && token.nesting < 0) open.pop();
      const level = open.at(-1);
      if (isStep(token, level)) token.attrJoin("class", "fragment");
      if (isContainer && token.nesting > 0) open.push(enter(token, level));
    }
  });
}

function enter({ info, level }: Token, around: number | undefined): number | undefined {
  if (around === undefined) return info === "steps" ? level : undefined;
  return appearsWhole(info) ? WHOLE : around;
}

function isStep(token: Token, level: number | undefined): boolean {
  if (level === undefined || level === WHOLE) return false;
  if (token.type === "container") return token.nesting > 0 && appearsWhole(token.info);
  if (token.type === "list_item_open") return token.level === level + 1;
  return BLOCKS.includes(token.type) && token.level === level;
}

function appearsWhole(name: string): boolean {
  return name === "qr" || findCallout(name) !== undefined;
}
