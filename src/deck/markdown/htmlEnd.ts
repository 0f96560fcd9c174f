import type { MarkdownIt, StateBlock } from "markdown-it";
import { VOID_OR_OPTIONAL_END, readTags } from "../html/htmlTag.ts";
import { isNotesLine } from "./notes.ts";
import { readLine } from "./places.ts";
import { isBreakLine } from "./slideBreak.ts";

const OPENING = /^<\/?[a-z]/i;

/**
 * HTML goes on to the next blank line. Where all its tags are closed, a slide break or the notes
 * on the line below are meant as such all the same, and reveal takes them so.
 */
export function htmlEnd(markdown: MarkdownIt): void {
  markdown.block.ruler.before("html_block", "html_end", (state, startLine, endLine, silent) => {
    if (silent || state.level > 0 || !OPENING.test(readLine(state, startLine))) return false;
    const line = findEnd(state, startLine, endLine);
    if (line === undefined) return false;
    state.md.block.tokenize(state, startLine, line);
    return true;
  });
}

/** The first slide break or notes where nothing is open, before the next blank line. */
function findEnd(state: StateBlock, startLine: number, endLine: number): number | undefined {
  const openByName = new Map<string, number>();
  let from = startLine;
  for (let line = startLine + 1; line < endLine && !state.isEmpty(line); line += 1) {
    const text = readLine(state, line);
    if (!isBreakLine(text) && !isNotesLine(text)) continue;
    followTags(state.getLines(from, line, 0, true), openByName);
    if ([...openByName.values()].every((count) => count === 0)) return line;
    from = line;
  }
  return undefined;
}

function followTags(html: string, openByName: Map<string, number>): void {
  for (const { kind, name, isEmpty } of readTags(html)) {
    if (name === "" || isEmpty || VOID_OR_OPTIONAL_END.includes(name)) continue;
    const count = openByName.get(name) ?? 0;
    // What ends here may have begun in a block before.
    openByName.set(name, kind === "end" ? Math.max(0, count - 1) : count + 1);
  }
}
