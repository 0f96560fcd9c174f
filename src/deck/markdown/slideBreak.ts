import type { MarkdownIt, StateBlock, Token } from "markdown-it";
import { isMap, isScalar, parseDocument } from "yaml";
import { isSettingName } from "../settings.ts";
import { isNotesLine } from "./notes.ts";
import { readLine } from "./places.ts";

/** What a `slide_break` token carries. */
export type SlideBreak = {
  /** Whether it opens its file. */
  readonly isTop: boolean;
  readonly vertical: boolean;
  /** Those on the lines after the break, in YAML. */
  readonly settings: string | undefined;
  /** The settings were ended by a blank line instead of `---`. */
  readonly unclosed: boolean;
};

type SettingsBlock = Pick<SlideBreak, "settings" | "unclosed"> & { readonly nextLine: number };

const BREAK = /^(-{2,4})[ \t]*$/;
const CLOSING = /^---[ \t]*$/;
const KEY = /^[a-z_][\w.-]*$/;
/** At the top of a file, where every tool has them, settings may have any name. */
const TOP_KEY = /^[\w$.-]+$/;
const FIRST_KEY = /^([^\s:#][^\s:]*)[ \t]*:(?:[ \t]|$)/;
const YAML_MARGIN = /^[ \t]*(?:#.*)?$/;
const YAML_LINE = /^(?:[ \t]*$|[ \t]*#|[ \t]+\S|-[ \t]|[^\s:#][^:]*:(?:[ \t]|$))/;

/**
 * `---` begins a slide, `----` or `--` one below; the settings of that slide may follow directly.
 * A block rule, so that a rule inside a list, a fence or an HTML block is no break. A line of text
 * above `---` is text above a break, which is why markdown-it's own rule for headings is off.
 */
export function slideBreak(markdown: MarkdownIt): void {
  markdown.block.ruler.before("table", "slide_break", tokenizeBreak, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
  markdown.disable("lheading");
  markdown.block.ruler.before("paragraph", "underlined_heading", tokenizeHeading);
}

/** Whether a line, without its indent, would begin a slide. */
export function isBreakLine(text: string): boolean {
  return BREAK.test(text);
}

/** The slide break of a token, if it is one. */
export function readSlideBreak(token: Token | undefined): SlideBreak | undefined {
  return token?.type === "slide_break" ? (token.meta as SlideBreak) : undefined;
}

function tokenizeBreak(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  const marker = indent < 4 ? BREAK.exec(readLine(state, line))?.[1] : undefined;
  if (marker === undefined) return false;
  // Outside the list item that is open, the line ends that item.
  if (silent) return state.level === 0 || indent < 0;
  if (state.level !== 0) return false;

  const { nextLine, ...block } = readSettings(state, line + 1, end);
  const token = state.push("slide_break", "", 0);
  token.map = [line, nextLine];
  token.meta = {
    isTop: line === 0,
    vertical: marker.length !== 3,
    ...block,
  } satisfies SlideBreak;
  state.line = nextLine;
  return true;
}

function readSettings(state: StateBlock, startLine: number, endLine: number): SettingsBlock {
  const none: SettingsBlock = { settings: undefined, unclosed: false, nextLine: startLine };
  const isTop = startLine === 1;
  let first = startLine;
  if (isTop) while (first < endLine && YAML_MARGIN.test(sourceLine(state, first))) first += 1;
  const key = FIRST_KEY.exec(sourceLine(state, first))?.[1];
  const keyForm = isTop ? TOP_KEY : KEY;
  if (key === undefined || first >= endLine || !keyForm.test(key)) return none;

  let closing = startLine;
  while (closing < endLine && !CLOSING.test(sourceLine(state, closing))) closing += 1;
  const lines = Array.from({ length: closing - startLine }, (_, index) =>
    sourceLine(state, startLine + index),
  );
  const block = (length: number, unclosed: boolean): SettingsBlock => ({
    settings: lines.slice(0, length).join("\n"),
    unclosed,
    nextLine: unclosed ? startLine + length : closing + 1,
  });

  const blank = lines.findIndex((line, index) => line.trim() === "" && index > first - startLine);
  const isClosed = closing < endLine;
  if (isSettingName(key)) {
    const textFollows = blank !== -1 && !lines.slice(blank).every((line) => isYamlLine(line));
    // At the top, blank lines and comments divide what belongs together.
    const isWhole = !textFollows || (isTop && isMapping(lines, keyForm));
    if (isClosed && isWhole) return block(lines.length, false);
    return block(blank === -1 ? lines.length : blank, true);
  }
  // Notes alone make a slide, and not all of them begin with a capital.
  const isText = isNotesLine(sourceLine(state, first)) || !isMapping(lines, keyForm);
  return isClosed && !isText ? block(lines.length, false) : none;
}

/** A heading after a blank line is the slide's text, though YAML would call it a comment. */
function isYamlLine(line: string): boolean {
  return YAML_LINE.test(line) && !/^#{1,6}[ \t]/.test(line);
}

function isMapping(lines: readonly string[], keyForm: RegExp): boolean {
  const document = parseDocument(lines.join("\n"), { prettyErrors: false });
  if (document.errors.length > 0) return lines.every((line) => YAML_LINE.test(line));
  return (
    isMap(document.contents) &&
    document.contents.items.every(({ key }) => isScalar(key) && keyForm.test(String(key.value)))
  );
}

function sourceLine(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line], state.eMarks[line]);
}

/** A line of text above a line of `===`. */
function tokenizeHeading(state: StateBlock, line: number, endLine: number): boolean {
  const isUnderlined =
    line + 1 < endLine &&
    (state.sCount[line + 1] ?? 0) >= state.blkIndent &&
    /^=+[ \t]*$/.test(readLine(state, line + 1));
  if (!isUnderlined) return false;
  const open = state.push("heading_open", "h1", 1);
  open.map = [line, line + 2];
  const text = state.push("inline", "", 0);
  text.content = readLine(state, line).trim();
  text.map = [line, line + 1];
  text.children = [];
  state.push("heading_close", "h1", -1);
  state.line = line + 2;
  return true;
}
