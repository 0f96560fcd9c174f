import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";
import { type ChapterEnv, locate, report } from "../chapterEnv.ts";
import { suggest } from "../suggest.ts";
import { CALLOUTS } from "../words.ts";
import { addAttributes, readAttributes } from "./attributes.ts";
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

function tokenizeFence(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const match = FENCE.exec(readLine(state, startLine));
  if (match === null) return false;
  if (silent) return true;

  const token = state.push("container", "div", 0);
  token.map = [startLine, startLine + 1];
  token.info = match[1] ?? "";
  token.content = match[2]?.trim() ?? "";
  state.line = startLine + 1;
  return true;
}

/** Makes opening and closing tags of the fences, within a slide's body, its notes, a list item. */
function pairFences(state: StateCore): void {
  const env = state.env as ChapterEnv;
  const open: Token[] = [];
  const closeDownTo = (level: number): Token[] => {
    const ends: Token[] = [];
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      open.pop();
      ends.push(closeForgotten(state, env, last));
    }
    return ends;
  };
  state.tokens = state.tokens.flatMap((token) => {
    if (token.type === "container") return pairFence(state, env, open, token);
    if (token.type === "slide_break" || token.type === "notes_start") {
      return [...closeDownTo(0), token];
    }
    // The end of a list item or a quote is the end of what began in it.
    return token.nesting < 0 ? [...closeDownTo(token.level + 1), token] : [token];
  });
  state.tokens.push(...closeDownTo(0));
}

function pairFence(state: StateCore, env: ChapterEnv, open: Token[], token: Token): Token[] {
  if (token.info !== "" || token.content !== "") {
    if (token.info === "column" && open.at(-1)?.info !== "columns") reportLonely(env, token);
    open.push(token);
    return openFence(state, env, token);
  }
  const last = open.at(-1);
  if (last?.level === token.level) {
    open.pop();
    return [createEnd(state, last)];
  }
  const message = 'this ":::" closes nothing: remove it, or open a container before it';
  report(env, "stray-container-end", "error", message, locate(env, token.map?.[0] ?? 0));
  return [];
}

function openFence(state: StateCore, env: ChapterEnv, token: Token): Token[] {
  const { info: name, content } = token;
  const at = locate(env, token.map?.[0] ?? 0, content);
  const [, title = content, group = ""] = TITLE.exec(content) ?? [];
  token.nesting = 1;
  const known = readAttributes(group, env, (offset) => ({
    ...at,
    column: at.column + title.length + 1 + offset,
  }));
  const callout = findCallout(name);
  if (callout !== undefined) {
    addAttributes(token, known, env);
    return [token, ...openCallout(state, token, callout, title.trim())];
  }
  checkName(name, env, token);
  if (title !== "") {
    const message = `"::: ${name}" has no title, only callouts have: remove "${title.trim()}"`;
    report(env, "bad-container", "error", message, at);
  }
  token.tag = name === "qr" ? "figure" : "div";
  if (name !== "") token.attrSet("class", name);
  addAttributes(token, known, env);
  return [token];
}

function reportLonely(env: ChapterEnv, token: Token): void {
  const message = 'a "::: column" stands in "::: columns": open that before the first column';
  report(env, "bad-container", "error", message, locate(env, token.map?.[0] ?? 0));
}

function checkName(name: string, env: ChapterEnv, token: Token): void {
  if (CONTAINERS.includes(name)) return;
  const known = [...CONTAINERS, ...CALLOUTS];
  const message =
    name === ""
      ? `a container has a name, one of ${known.join(", ")}`
      : `unknown container "${name}"${suggest(name, known)}`;
  report(env, "unknown-container", "error", message, locate(env, token.map?.[0] ?? 0, name));
}

function closeForgotten(state: StateCore, env: ChapterEnv, token: Token): Token {
  const message = `"::: ${token.info}" is never closed: end it with a line ":::"`;
  report(env, "unclosed-container", "error", message, locate(env, token.map?.[0] ?? 0));
  return createEnd(state, token);
}

function createEnd(state: StateCore, { tag, level }: Token): Token {
  const end = new state.Token("container", tag, -1);
  end.level = level;
  end.block = true;
  return end;
}

const BLOCKS = ["blockquote_open", "fence", "heading_open", "paragraph_open", "table_open"];

/** What an open container means for the blocks in it. */
interface Around {
  /** The level of the blocks in `::: steps`; undefined outside. */
  readonly level: number | undefined;
  /** Whether they are part of something that appears as a whole. */
  readonly isWhole: boolean;
}

const OUTSIDE: Around = { level: undefined, isWhole: false };

/** In `::: steps`, every item of a list is a step, and every other block. */
export function steps(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "steps", (state) => {
    const open: Around[] = [];
    for (const token of state.tokens) {
      const isContainer = token.type === "container";
      if (isContainer && token.nesting < 0) open.pop();
      const around = open.at(-1) ?? OUTSIDE;
      if (isStep(token, around)) token.attrJoin("class", "fragment");
      if (isContainer && token.nesting > 0) open.push(enter(token, around));
    }
  });
}

function enter({ info, level }: Token, around: Around): Around {
  if (around.level === undefined) return info === "steps" ? { level, isWhole: false } : OUTSIDE;
  return { level: around.level, isWhole: around.isWhole || appearsWhole(info) };
}

function isStep(token: Token, { level, isWhole }: Around): boolean {
  if (level === undefined || isWhole) return false;
  if (token.type === "container") return token.nesting > 0 && appearsWhole(token.info);
  if (token.type === "list_item_open") return token.level === level + 1;
  return BLOCKS.includes(token.type) && token.level === level;
}

function appearsWhole(name: string): boolean {
  return name === "qr" || findCallout(name) !== undefined;
}
