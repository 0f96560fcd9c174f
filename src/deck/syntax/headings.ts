import type { MarkdownIt, StateBlock } from "markdown-it";
import { readLine } from "./readLine.ts";

/**
 * A line of text above a line of `===` is a heading. One above `---` is text above a slide break,
 * which is why markdown-it's own rule for both is off.
 */
export function headings(markdown: MarkdownIt): void {
  markdown.disable("lheading");
  markdown.block.ruler.before("paragraph", "underlined_heading", tokenizeHeading);
}

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
