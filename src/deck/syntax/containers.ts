import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";
import { locate, report, type ChapterEnv } from "../chapterEnv.ts";
import { suggest } from "../suggest.ts";

/** The containers that `src/theme/layouts.css` knows, one class each. */
const CONTAINERS = ["columns", "column", "numbers", "points", "icons", "commands", "steps"];

const FENCE = /^:{3,}[ \t]*([^\s:{]*)[ \t]*$/;

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
  markdown.core.ruler.after("notes", "containers", pairFences);
}

function tokenizeFence(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const match = FENCE.exec(state.src.slice(start, state.eMarks[startLine]));
  if (match === null) return false;
  if (silent) return state.level === 0 || (state.sCount[startLine] ?? 0) < state.blkIndent;
  if (state.level !== 0) return false;

  const token = state.push("container", "div", 0);
  token.map = [startLine, startLine + 1];
  token.info = match[1] ?? "";
  state.line = startLine + 1;
  return true;
}

/** Makes opening and closing tags of the fences, within a slide's body or within its notes. */
function pairFences(state: StateCore): void {
  const env = state.env as ChapterEnv;
  const open: Token[] = [];
  const tokens: Token[] = [];
  for (const token of state.tokens) {
    if (token.type === "slide_break" || token.type === "notes_start") {
      tokens.push(...closeAll(state, env, open));
    }
    if (token.type === "container") {
      tokens.push(
        ...(token.info === "" ? close(state, env, open, token) : [openFence(env, token)]),
      );
      if (token.info !== "") open.push(token);
      continue;
    }
    if (token.type === "list_item_open" && isStep(token, open)) token.attrJoin("class", "fragment");
    tokens.push(token);
  }
  state.tokens = [...tokens, ...closeAll(state, env, open)];
}

function openFence(env: ChapterEnv, token: Token): Token {
  if (!CONTAINERS.includes(token.info)) {
    const message = `unknown container "${token.info}"${suggest(token.info, CONTAINERS)}`;
    const at = locate(env, token.map?.[0] ?? 0, token.info);
    report(env, "unknown-container", "error", message, at);
  }
  token.nesting = 1;
  token.block = true;
  token.attrSet("class", token.info);
  return token;
}

/** Only the items of the list itself are steps, not those of a list inside it. */
function isStep(item: Token, open: readonly Token[]): boolean {
  return item.level === 1 && open.some(({ info }) => info === "steps");
}

function close(state: StateCore, env: ChapterEnv, open: Token[], token: Token): Token[] {
  if (open.pop() !== undefined) return [createEnd(state)];
  const message = 'this ":::" closes nothing: remove it, or open a container before it';
  report(env, "stray-container-end", "error", message, locate(env, token.map?.[0] ?? 0));
  return [];
}

function closeAll(state: StateCore, env: ChapterEnv, open: Token[]): Token[] {
  return open.splice(0).map((token) => {
    const message = `"::: ${token.info}" is never closed: end it with a line ":::"`;
    report(env, "unclosed-container", "error", message, locate(env, token.map?.[0] ?? 0));
    return createEnd(state);
  });
}

function createEnd(state: StateCore): Token {
  const end = new state.Token("container", "div", -1);
  end.block = true;
  return end;
}
