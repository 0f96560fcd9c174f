import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { report, type SlideEnv } from "../slideEnv.ts";

/** A number with what may be around it: `≈ 10 000`, `2,4 M`, `25 %`, `1h30`, `-3.5 ms`. */
const NUMBER =
  /^[<>≤≥≈~±+−-]?\s*[$€]?\d[\d\s.,:/]*(?:\s*[^\s\d]{1,4}(?:\s*\d{1,2})?(?:\/\p{L}{1,4})?)?$/u;
const NOTHING = /^(?:[-–—…?]|n\/?a|)$/i;

interface Cell {
  readonly token: Token;
  readonly text: string;
  readonly isHead: boolean;
}

/**
 * Tables: a column of numbers is set as numbers are, and what is wider than the page scrolls in
 * a box of its own.
 */
export function tables(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "tables", markColumns);
  const { rules } = markdown.renderer;
  rules["table_open"] = (tokens, index, options, _env, renderer) =>
    `<div class="table">\n${renderer.renderToken(tokens, index, options)}`;
  rules["table_close"] = () => "</table>\n</div>\n";
}

function markColumns(state: StateCore): void {
  let columns: Cell[][] = [];
  let column = 0;
  let row = 0;
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === "table_open") columns = [];
    if (token.type === "tr_open") {
      column = 0;
      row = token.map?.[0] ?? 0;
    }
    if (token.type === "th_open" || token.type === "td_open") {
      const texts = state.tokens[index + 1]?.children?.map(({ content }) => content) ?? [];
      const text = texts.join("").trim();
      const isHead = token.type === "th_open";
      // A corner that heads nothing is no heading: a screen reader would say it before every cell below.
      if (text === "" && isHead) token.tag = (state.tokens[index + 2] as Token).tag = "td";
      (columns[column] ??= []).push({ token, text, isHead });
      column += 1;
    }
    if (token.type === "tr_close") checkRow(state.env as SlideEnv, row, columns.length);
    if (token.type === "table_close") for (const cells of columns) alignColumn(cells);
  }
}

/** A bar ends a cell even in code; what comes after the last column is on no slide. */
function checkRow(env: SlideEnv, row: number, columns: number): void {
  const line = (env.lines[row] ?? "").trimEnd();
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const hasFirst = /^(?:[\s>]|[-*+]\s|\d+[.)]\s)*\|/.test(line);
  const last = bars[columns - (hasFirst ? 0 : 1)];
  if (last === undefined || last === line.length - 1) return;
  const message = `this row has more cells than its table columns, and shows ${columns}: a bar in a cell is written "\\|", in code too`;
  const at = { path: env.path, line: row + 1, column: last + 1 };
  report(env, "lost-cells", "warning", message, at);
}

/** The author's alignment, as a class; else numbers to the right, under each other. */
function alignColumn(cells: readonly Cell[]): void {
  const isNumeric = hasNumbers(cells.filter(({ isHead }) => !isHead));
  for (const { token } of cells) {
    const [, align] = /^text-align:(\w+)$/.exec(String(token.attrGet("style"))) ?? [];
    if (align !== undefined) token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
    if (align !== undefined) token.attrJoin("class", `align-${align}`);
    else if (isNumeric) token.attrJoin("class", "numeric");
  }
}

/** At least half of what a column says are numbers. */
function hasNumbers(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ text }) => text).filter((text) => !NOTHING.test(text));
  const numbers = texts.filter((text) => text.length < 24 && NUMBER.test(text));
  return numbers.length > 0 && numbers.length * 2 >= texts.length;
}
