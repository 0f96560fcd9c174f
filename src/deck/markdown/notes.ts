import MarkdownItCore, { type MarkdownIt, type StateBlock, type Token } from "markdown-it";
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
 * them begins the notes of the next step. With a backslash before it, the word is text. These
 * rules only end the paragraph above: the line itself is then a paragraph, for `cutNotes`.
 */
export function notes(markdown: MarkdownIt): void {
  markdown.block.ruler.before("paragraph", "notes", endsParagraph, {
    alt: ["paragraph", "blockquote", "list"],
  });
  markdown.inline.ruler.before("escape", "notes_escape", (state) => {
    ESCAPE.lastIndex = state.pos;
    const isStart = /^\n?$/.test(state.src.charAt(state.pos - 1));
    if (!isStart || !ESCAPE.test(state.src)) return false;
    state.pos += 1;
    return true;
  });
}

function endsParagraph(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if (!silent || (state.level !== 0 && (state.sCount[line] ?? 0) >= state.blkIndent)) return false;
  const text = readLine(state, line);
  return NOTES.test(text) || text.startsWith("[click]");
}

/** The block tokens of a slide, divided. */
interface SlideParts {
  readonly body: readonly Token[];
  /** The notes of the slide as it opens, then those of each `[click]`; nothing where there are none. */
  readonly notes: readonly (readonly Token[])[];
  /** The lines of the `[click]`s, from 0. */
  readonly clicks: readonly number[];
}

/** Divides the block tokens of a slide where its notes begin, and these at each `[click]`. */
export function cutNotes(blocks: readonly Token[]): SlideParts {
  const isText = (index: number): boolean =>
    blocks[index]?.type === "paragraph_open" && blocks[index].level === 0;
  const start = blocks.findIndex(
    (_block, index) => isText(index) && NOTES.test(blocks[index + 1]?.content ?? ""),
  );
  if (start === -1) return { body: blocks, notes: [], clicks: [] };
  const steps: Token[][] = [[]];
  const clicks: number[] = [];
  for (let index = start; index < blocks.length; index += isText(index) ? 3 : 1) {
    const [block, text, close] = blocks.slice(index, index + 3) as [Token, Token, Token];
    if (!isText(index)) {
      steps.at(-1)?.push(block);
      continue;
    }
    const mark = index === start ? (NOTES.exec(text.content)?.[0] ?? "") : "";
    const [first = 0, last = 0] = text.map ?? [];
    let line = first + countLines(mark);
    for (const [odd, part] of text.content.slice(mark.length).split(CLICK).entries()) {
      const begin = line + countLines(/^\s*/.exec(part)?.[0] ?? "");
      line += countLines(part);
      // Every other part is a [click], as the pattern keeps it.
      if (odd % 2 === 1) {
        clicks.push(begin);
        steps.push([]);
      } else if (part.trim() !== "") {
        const own = { content: part.trim(), map: [begin, last] as [number, number], children: [] };
        const inline = Object.assign(new MarkdownItCore.Token("inline", "", 0), text, own);
        steps.at(-1)?.push(block, inline, close);
      }
    }
  }
  return { body: blocks.slice(0, start), notes: steps, clicks };
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
