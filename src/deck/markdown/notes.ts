import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";
import { readLine } from "./places.ts";

const NOTES = /^notes?:[ \t]*\n?/i;
const ESCAPE = /\\(?=notes?:)/iy;
const CLICK = /(\[click\][ \t]*\n?)/;

/** Whether the speaker's notes begin with a line. */
export function isNotesLine(text: string): boolean {
  return NOTES.test(text);
}

/**
 * `Note:` at the start of a line makes the rest of the slide speaker notes; `[click]` inside
 * them begins the notes of the next step. Leaves `notes_start` and `notes_step` tokens. With a
 * backslash before it, the word is text.
 */
export function notes(markdown: MarkdownIt): void {
  // Only ends the paragraph above: the line itself is then parsed as a paragraph of its own.
  markdown.block.ruler.before("paragraph", "notes", endsParagraph, {
    alt: ["paragraph", "blockquote", "list"],
  });
  markdown.core.ruler.before("inline", "notes", markNotes);
  markdown.inline.ruler.before("escape", "notes_escape", (state) => {
    ESCAPE.lastIndex = state.pos;
    const isStart = /^\n?$/.test(state.src.charAt(state.pos - 1));
    if (!isStart || !ESCAPE.test(state.src)) return false;
    state.pos += 1;
    return true;
  });
}

function endsParagraph(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  if (!silent || (state.level !== 0 && (state.sCount[startLine] ?? 0) >= state.blkIndent)) {
    return false;
  }
  const text = readLine(state, startLine);
  return NOTES.test(text) || text.startsWith("[click]");
}

function markNotes(state: StateCore): void {
  const tokens: Token[] = [];
  let isInNotes = false;
  for (let index = 0; index < state.tokens.length; index += 1) {
    const token = state.tokens[index] as Token;
    if (token.type === "slide_break") isInNotes = false;

    const inline = state.tokens[index + 1];
    if (token.type !== "paragraph_open" || token.level !== 0 || inline === undefined) {
      tokens.push(token);
      continue;
    }
    if (!isInNotes && NOTES.test(inline.content)) {
      isInNotes = true;
      tokens.push(createMark(state, "notes_start", token));
      dropStart(inline, NOTES.exec(inline.content)?.[0] ?? "");
    }
    const paragraph = state.tokens.slice(index, index + 3);
    tokens.push(...(isInNotes ? splitAtClicks(state, paragraph) : paragraph));
    index += 2;
  }
  state.tokens = tokens;
}

function splitAtClicks(state: StateCore, paragraph: readonly Token[]): Token[] {
  const [open, inline, close] = paragraph as [Token, Token, Token];
  let line = inline.map?.[0] ?? 0;
  return inline.content.split(CLICK).flatMap((part, index) => {
    // Every other part is a [click], as the pattern keeps it.
    const first = line + countLines(/^\s*/.exec(part)?.[0] ?? "");
    line += countLines(part);
    if (index % 2 === 1) return [createMark(state, "notes_step", { map: [first, first + 1] })];
    if (part.trim() === "") return [];
    const text = Object.assign(new state.Token("inline", "", 0), inline, { children: [] });
    text.content = part.trim();
    text.map = inline.map && [first, inline.map[1]];
    return [open, text, close];
  });
}

/** Leaves out the beginning of a text, whose lines then begin further down. */
function dropStart(inline: Token, start: string): void {
  inline.content = inline.content.slice(start.length);
  if (inline.map !== null) inline.map = [inline.map[0] + countLines(start), inline.map[1]];
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}

function createMark(state: StateCore, type: string, { map }: Pick<Token, "map">): Token {
  const mark = new state.Token(type, "", 0);
  mark.map = map;
  return mark;
}
