import katex from "katex";
import type { MarkdownIt, StateBlock, StateInline, Token } from "markdown-it";
import { decodeHtml, escapeHtml, renderAttributes } from "../html/html.ts";
import { placeOf, readLine } from "../markdown/places.ts";
import { isBreakLine } from "../markdown/slideBreak.ts";
import { type Location, moveRight } from "../problem.ts";
import { locate, report, type SlideEnv } from "../slideEnv.ts";

const DISPLAY = /\$\$(?!\$)((?:\\[\s\S]|[^$\\])+)\$\$/y;
/** What no formula begins with: a price is before it, or it is a shell's `$(pwd)/$(date)` or `${A}`. */
const NO_FORMULA = /\$(?:[\s$,;:!?)]|\.\D|\([^$]*\$\(|\{\w+\}(?![\\^_]))/y;
/** As Pandoc has it, so that `$5 and $10` is text: no space inside the marks, no figure or letter after them. */
const INLINE = /\$((?:\\[\s\S]|[^$\\])+)(?<!\s)\$(?![\w$])/y;
/** A formula as `renderFormula` writes it; its source is in the group. */
const FORMULA =
  /<bdi class="katex[^>]*>[\s\S]*?<annotation[^>]*>([\s\S]*?)<\/annotation>[\s\S]*?<\/bdi>/g;

/** `$…$` in a text, and `$$…$$` in it or as a block, become formulas here and now: no page needs KaTeX. */
export function formulas(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "formula", tokenizeFormula);
  markdown.block.ruler.before("fence", "formula_block", tokenizeBlock, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
  const { rules } = markdown.renderer;
  rules["formula"] = (tokens, index, _options, env) => {
    const token = tokens[index] as Token;
    return renderFormula(token, placeOf(token, env as SlideEnv), env as SlideEnv);
  };
  rules["formula_block"] = (tokens, index, _options, env) => {
    const token = tokens[index] as Token;
    const at = locate(env as SlideEnv, token.map?.[0] ?? 0, "$$");
    return `<p>${renderFormula(token, at, env as SlideEnv)}</p>\n`;
  };
}

function tokenizeFormula(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const isDisplay = src.startsWith("$$", pos);
  const pattern = isDisplay ? DISPLAY : INLINE;
  pattern.lastIndex = pos;
  NO_FORMULA.lastIndex = pos;
  if (/[\w$]/.test(src.charAt(pos - 1)) || (!isDisplay && NO_FORMULA.test(src))) return false;
  const [written, source = ""] = pattern.exec(src) ?? [];
  if (written === undefined) return false;
  if (!silent) {
    const token = state.push("formula", "", 0);
    Object.assign(token, { content: source, markup: isDisplay ? "$$" : "$" });
  }
  state.pos += written.length;
  return true;
}

function tokenizeBlock(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const first = readLine(state, line);
  if (!first.startsWith("$$") || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
  let source = first.slice(2);
  let next = line + 1;
  for (; !source.includes("$$"); next += 1) {
    const isOutside = next >= end || (state.sCount[next] ?? 0) < state.blkIndent;
    const text = isOutside ? "" : readLine(state, next);
    if (text.trim() === "" || isBreakLine(text)) return false;
    source += `\n${text}`;
  }
  source = source.trimEnd();
  if (source === "$$" || source.indexOf("$$") !== source.length - 2) return false;
  if (silent) return true;
  const token = state.push("formula_block", "", 0);
  Object.assign(token, { content: source.slice(0, -2), markup: "$$", map: [line, next] });
  state.line = next;
  return true;
}

/**
 * The formula of a token as HTML, and as MathML for those who listen; `at` is where its mark begins,
 * and a line of a fence is a mark, too. One with a mistake is reported, and shown as it is written.
 */
export function renderFormula(token: Token, at: Location, env: SlideEnv): string {
  const { content, markup } = token;
  const displayMode = markup !== "$";
  try {
    // Letters that TeX itself does not know are shown as they are.
    const html = katex.renderToString(content, { displayMode, strict: "ignore" });
    const start = html.indexOf('<span class="katex">') + '<span class="katex">'.length;
    const end = html.length - "</span>".length * (displayMode ? 2 : 1);
    const { class: classes, ...others } = Object.fromEntries(token.attrs ?? []);
    const attributes = renderAttributes({
      class: ["katex", classes].filter(Boolean).join(" "),
      dir: "ltr",
      ...others,
    });
    // An element of its own kind, whose end is found.
    const formula = `<bdi${attributes}>${html.slice(start, end)}</bdi>`;
    return displayMode ? `<span class="katex-display">${formula}</span>` : formula;
  } catch (error) {
    const { position = 0, rawMessage = String(error) } =
      error instanceof katex.ParseError ? error : {};
    const isFence = !markup.startsWith("$");
    const offset = isFence ? position : markup.length + position;
    const mistake = findPlace(isFence ? content : markup + content, offset, at, env);
    report(env, "bad-formula", "error", `this formula: ${rawMessage}`, mistake);
    return `<code>${escapeHtml(content)}</code>`;
  }
}

/** A text of the slide begins at `at`; its further lines may be indented. */
function findPlace(text: string, offset: number, at: Location, env: SlideEnv): Location {
  const before = text.slice(0, offset).split("\n");
  const column = before.at(-1)?.length ?? 0;
  if (before.length === 1) return moveRight(at, column);
  const line = at.line + before.length - 2;
  return moveRight(locate(env, line, text.split("\n")[before.length - 1]), column);
}

/** HTML with the sources of its formulas in their place: all that is in them would be said twice. */
export function nameFormulas(html: string): string {
  return html.replaceAll(FORMULA, "$1");
}

/** Whether a piece of HTML has a formula. */
export function hasFormula(html: string): boolean {
  return html.includes('<bdi class="katex');
}

/** The characters that the formulas of a page show in KaTeX's own fonts. */
export function listFormulaCharacters(html: string): string {
  const drawn = [...html.matchAll(FORMULA)].map(([formula]) => formula.replace(/^.*<\/math>/s, ""));
  return decodeHtml(drawn.join("").replaceAll(/<[^>]*>/g, ""));
}
