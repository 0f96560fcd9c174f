import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { locate, report, type SlideEnv } from "../slideEnv.ts";
import { suggest } from "../suggest.ts";
import { CALLOUTS, getSlideWords, type Callout } from "../words.ts";

const MARK = /^\[!([a-z]+)\][ \t]*([^\n]*)(?:\n|$)/i;

/**
 * A quote that begins with `[!NOTE]`, as on GitHub, is a callout; text after the mark is its
 * title. `::: note Title` makes the same.
 */
export function callouts(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "callouts", findCallouts);
}

/** The kind of callout that a word names. */
export function findCallout(name: string): Callout | undefined {
  return CALLOUTS.find((callout) => callout === name.toLowerCase());
}

/** Makes a callout of the token that opens it; gives the tokens of its title, which follow. */
export function openCallout(
  state: StateCore,
  token: Token,
  callout: Callout,
  title: string,
): Token[] {
  token.tag = "div";
  token.attrJoin("class", `callout ${callout}`);
  token.attrSet("role", "note");
  const { lang } = state.env as SlideEnv;
  const line = token.map?.[0] ?? 0;
  const content = title || getSlideWords(lang).callouts[callout];
  const open = new state.Token("paragraph_open", "p", 1);
  const text = new state.Token("inline", "", 0);
  const close = new state.Token("paragraph_close", "p", -1);
  open.attrSet("class", "callout-title");
  open.block = close.block = true;
  return [open, Object.assign(text, { content, map: [line, line + 1], children: [] }), close];
}

function findCallouts(state: StateCore): void {
  const env = state.env as SlideEnv;
  const quotes: Token[] = [];
  const tokens: Token[] = [];
  for (let index = 0; index < state.tokens.length; index += 1) {
    const token = state.tokens[index] as Token;
    tokens.push(token);
    if (token.type === "blockquote_close") token.tag = quotes.pop()?.tag ?? token.tag;
    if (token.type !== "blockquote_open") continue;

    quotes.push(token);
    const text = state.tokens[index + 2];
    const [mark, name = "", title = ""] = MARK.exec(text?.content ?? "") ?? [];
    if (mark === undefined || text?.type !== "inline") continue;
    const callout = findCallout(name);
    if (callout === undefined) {
      const message = `unknown callout "${name}"${suggest(name.toLowerCase(), CALLOUTS)}`;
      report(env, "unknown-callout", "warning", message, locate(env, text.map?.[0] ?? 0, name));
      continue;
    }
    tokens.push(...openCallout(state, token, callout, title.trim()));
    text.content = text.content.slice(mark.length);
    if (text.map !== null) text.map = [text.map[0] + 1, text.map[1]];
    // A mark alone leaves no empty paragraph.
    if (text.content === "") index += 3;
  }
  state.tokens = tokens;
}
