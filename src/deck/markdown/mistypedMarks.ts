import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { distance } from "fastest-levenshtein";
import { EMOJI_NAMES } from "../marks/emojis.ts";
import { suggestNear } from "../suggest.ts";
import { locate, report, type SlideEnv } from "../slideEnv.ts";

/** In place of what is no plain text, an escaped character for instance. */
const OTHER = "\0";
const LIKE_NOTES = /^[*_]{0,3}(?:speaker )?notes?[*_]{0,3}\s*[:：][*_]{0,3}/i;
const BRACKETED = /\[([a-z]{3,8})\]/gi;
const LINK = /(!?)\[[^[\]\n]*\]\(([^()<>\n]*)\)/g;
const EMOJI = /(?<![\w:]):([a-z][a-z_]{3,}):(?![\w:])/g;
const TABLE_RULE = /^[\s|:-]*-[\s|:-]*$/;

/**
 * Names what is shown as text although it is nearly something else: `Note :`, `[clik]`, a
 * path with a space, a table whose rule has another number of columns.
 */
export function mistypedMarks(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "mistypedMarks", findMistypedMarks);
}

function findMistypedMarks(state: StateCore): void {
  const env = state.env as SlideEnv;
  let row = 0;
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === "tr_open") row = token.map?.[0] ?? row;
    if (token.type !== "inline") continue;
    const line = token.map?.[0] ?? row;
    const text = (token.children ?? []).map(readText).join("");
    const warn = (offset: number, written: string, message: string): void => {
      const lineOf = line + countLineEnds(text.slice(0, offset));
      report(env, "shown-as-text", "warning", message, locate(env, lineOf, written));
    };
    const isParagraph = state.tokens[index - 1]?.type === "paragraph_open";
    if (env.isNotes) findClicks(text, warn);
    else if (isParagraph && token.level === 1) findNotes(token.content, warn);
    if (isParagraph) findTables(text, warn);
    findLinks(text, warn);
    if (isParagraph) findFormulas(text, warn);
    findEmojis(text, warn);
  }
}

type Warn = (offset: number, written: string, message: string) => void;

function readText({ type, content }: Token): string {
  if (type === "softbreak" || type === "hardbreak") return "\n";
  // A backslash before a letter is only that.
  const isText = type === "text" || (type === "text_special" && /^\\./.test(content));
  return isText ? content : OTHER;
}

function countLineEnds(text: string): number {
  return text.split("\n").length - 1;
}

function findClicks(text: string, warn: Warn): void {
  for (const { 0: written, 1: word = "", index } of text.matchAll(BRACKETED)) {
    const most = /^cl/i.test(word) ? 2 : 1;
    if (distance(word.toLowerCase(), "click") > most) continue;
    warn(index, written, `"${written}" is only text: "[click]" begins the notes of the next step`);
  }
}

function findNotes(text: string, warn: Warn): void {
  const written = LIKE_NOTES.exec(text)?.[0];
  if (written === undefined) return;
  const message = `the audience sees "${written}": speaker notes begin with "Note:", a callout with "> [!NOTE]"; a backslash before the word keeps it`;
  warn(0, written, message);
}

function findTables(text: string, warn: Warn): void {
  const lines = text.split("\n");
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const head = countCells(lines[index - 1] ?? "");
    const message = `this is no table: its head has ${head} columns, and this line below it ${countCells(line)}`;
    if (head > 1 && line.includes("|") && TABLE_RULE.test(line)) warn(offset, line, message);
    offset += line.length + 1;
  }
}

/** As GitHub counts them, with or without a bar at either end. */
function countCells(line: string): number {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|").length;
}

function findLinks(text: string, warn: Warn): void {
  for (const { 0: written, 1: mark, 2: address = "", index } of text.matchAll(LINK)) {
    const isPath = mark === "!" || /[/.]\w/.test(address);
    if (!isPath || !/\S\s+\S/.test(address) || written.includes(OTHER)) continue;
    const message = `an address with a space goes between < and >: ${written.replace(`(${address})`, `(<${address.trim()}>)`)}`;
    warn(index, written, message);
  }
}

function findFormulas(text: string, warn: Warn): void {
  const written = /^\$\$.*/m.exec(text);
  if (written === null) return;
  const message =
    'this formula is never closed: end it with "$$" at the end of a line, before a blank one';
  warn(written.index, written[0], message);
}

function findEmojis(text: string, warn: Warn): void {
  for (const { 0: written, 1: name = "", index } of text.matchAll(EMOJI)) {
    const message = `no emoji is called "${name}"${suggestNear(name, EMOJI_NAMES)}`;
    warn(index, written, message);
  }
}
