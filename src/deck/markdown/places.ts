import type { MarkdownIt, StateBlock, StateInline, Token } from "markdown-it";
import type { SlideEnv } from "../slideEnv.ts";
import type { Location } from "../problem.ts";

/** Where in the text of its block an inline token begins. */
const startByToken = new WeakMap<Token, number>();
const placeByToken = new WeakMap<Token, Location>();

/** Notes the place of each inline token: markdown-it itself knows only the lines of blocks. */
export function places(markdown: MarkdownIt): void {
  markdown.inline.State = class extends markdown.inline.State {
    override push(...args: Parameters<StateInline["push"]>): Token {
      const token = super.push(...args);
      const isLabel = token.type === "link_open" && this.src.charAt(this.pos - 1) === "[";
      startByToken.set(token, isLabel ? this.pos - 1 : this.pos);
      return token;
    }
  };
  markdown.core.ruler.before("linkify", "places", (state) =>
    placeTokens(state.tokens, state.env as SlideEnv),
  );
}

/** The place of an inline token that is not plain text. */
export function placeOf(token: Token, env: SlideEnv): Location {
  return placeByToken.get(token) ?? { path: env.path, line: 1, column: 1 };
}

/** The text of a table cell has no lines of its own: those of its row hold for it. */
function placeTokens(tokens: readonly Token[], env: SlideEnv): void {
  let row = 0;
  let column = 0;
  for (const { type, map, content, children } of tokens) {
    if (type === "tr_open") {
      row = map?.[0] ?? row;
      column = 0;
    }
    if (type !== "inline") continue;
    const locate = createLocator(env, content, map?.[0] ?? row, map === null ? column : 0);
    if (map === null) column = locate(0).column - 1 + content.length;
    for (const child of children ?? []) {
      const place = locate(startByToken.get(child) ?? 0);
      for (const token of [child, ...(child.children ?? [])]) placeByToken.set(token, place);
    }
  }
}

/**
 * Finds the places of growing offsets in a block's text, which is the source without indents,
 * quote marks and the like. `column` is where in the first line the search begins.
 */
export function createLocator(
  env: SlideEnv,
  content: string,
  firstLine: number,
  column = 0,
): (offset: number) => Location {
  let line = firstLine;
  let start = 0;
  let end = endOfLine(content, 0);
  let found = findText(env, line, content.slice(start, end), column);
  return (offset) => {
    while (offset > end) {
      line += 1;
      start = end + 1;
      end = endOfLine(content, start);
      found = findText(env, line, content.slice(start, end), 0);
    }
    return { path: env.path, line: line + 1, column: found + Math.max(0, offset - start) + 1 };
  };
}

function endOfLine(content: string, start: number): number {
  const end = content.indexOf("\n", start);
  return end === -1 ? content.length : end;
}

/** The column, from 0, of a line of a block's text in its source line. */
function findText(env: SlideEnv, line: number, text: string, from: number): number {
  const source = env.lines[line] ?? "";
  const found = source.indexOf(text, from);
  // In a table cell a bar is written with a backslash.
  return found === -1 ? Math.max(0, source.indexOf(text.replaceAll("|", "\\|"), from)) : found;
}

/** A line of the block that is parsed, without its indent. */
export function readLine({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}

/** Visits every inline token, in source order. */
export function walkInline(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const { children } of tokens) {
    for (const child of children ?? []) visit(child);
  }
}
