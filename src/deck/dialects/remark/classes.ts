import type { Line } from "../dialect.ts";
import { block } from "../lines.ts";

const TOKEN = /`+[^`]*`+|\\.|\.([a-z][\w-]*(?:\.[a-z][\w-]*)*)\[|[[\]]/i;
/** What decks call the parts of a slide that are side by side. */
const COLUMN =
  /(?:^|\s)(?:pull-(?:left|right)|(?:left|right)-column|col(?:umn)?-\w+|column\w*)(?:\s|$)/;

/** `.class[…]`: within a line an element of the text, over several one around blocks. */
export function writeClasses(lines: readonly Line[]): Line[] {
  const written: Line[] = [];
  /** Of each block that is open, whether it is a column, and how many brackets of its text are open. */
  const stack: { readonly isColumn: boolean; depth: number }[] = [];
  /** Whether the last thing in this place was a column, whose row may go on. */
  let isRow = false;
  const endRow = (line: Line): void => {
    if (isRow) written.push(...block(line, "", "</div>", ""));
    isRow = false;
  };
  const put = (line: Line): void => {
    if (line.text.trim() !== "") endRow(line);
    written.push(line);
  };
  const open = (line: Line, classes: string): void => {
    const isColumn = COLUMN.test(classes);
    if (!isColumn) endRow(line);
    else if (!isRow) written.push(...block(line, "", '<div class="columns">', ""));
    isRow = false;
    const names = isColumn ? `column ${classes}` : classes;
    written.push(...block(line, "", `<div class="${names}">`, ""));
    stack.push({ isColumn, depth: 0 });
  };
  const close = (line: Line): void => {
    endRow(line);
    written.push(...block(line, "", "</div>", ""));
    isRow = stack.pop()?.isColumn === true;
  };
  for (const line of lines) {
    let { text: rest } = line;
    let text = "";
    let isCut = false;
    const cut = (): void => {
      if (text.trim() !== "") put({ ...line, text });
      text = "";
      isCut = true;
    };
    while (rest !== "" && !line.isCode) {
      const {
        0: token,
        1: names,
        index,
      } = TOKEN.exec(rest) ?? { 0: "", 1: undefined, index: rest.length };
      const top = stack.at(-1);
      text += rest.slice(0, index);
      rest = rest.slice(index + token.length);
      const classes = names?.replaceAll(".", " ");
      const end = classes === undefined ? -1 : findEnd(rest);
      if (classes !== undefined && end !== -1) {
        const [inner] = writeClasses([{ ...line, text: rest.slice(0, end) }]);
        text += `<span class="${classes}">${inner?.text ?? ""}</span>`;
        rest = rest.slice(end + 1);
      } else if (classes !== undefined) {
        cut();
        open(line, classes);
      } else if (token === "]" && top?.depth === 0) {
        cut();
        close(line);
      } else {
        if (top !== undefined && /^[[\]]$/.test(token)) top.depth += token === "[" ? 1 : -1;
        text += token;
      }
    }
    if (text.trim() !== "" || !isCut) put(line.isCode ? line : { ...line, text });
  }
  const last = lines.at(-1) ?? { text: "", at: 0 };
  while (stack.length > 0) close(last);
  endRow(last);
  return written;
}

/** Where the bracket ends whose content a text begins with; -1 where it goes on in the next line. */
function findEnd(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(new RegExp(TOKEN, "gi"))) {
    if (/^(?!`|\\).*\[$/.test(token)) depth += 1;
    if (token === "]" && depth === 0) return index;
    if (token === "]") depth -= 1;
  }
  return -1;
}
