import characters from "markdown-it-emoji/lib/data/full.mjs";
import type { MarkdownIt, StateInline } from "markdown-it";

const EMOJI = /:([a-z0-9_+-]+):(?![\w:])/y;

/**
 * `:rocket:` becomes its emoji, where no word is beside it. The plugin itself, of which these are the
 * names, would find one in `job:up:rate`, too.
 */
export function emojis(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "emoji", tokenizeEmoji);
}

/** The names of all emojis. */
export const EMOJI_NAMES = Object.keys(characters);

function tokenizeEmoji(state: StateInline, silent: boolean): boolean {
  EMOJI.lastIndex = state.pos;
  const [written, name = ""] = EMOJI.exec(state.src) ?? [];
  const isAlone = !/[\w:]/.test(state.src.charAt(state.pos - 1));
  if (written === undefined || !isAlone || !Object.hasOwn(characters, name)) return false;
  if (!silent) {
    const token = state.push("text_special", "", 0);
    Object.assign(token, { content: characters[name], markup: written, info: "emoji" });
  }
  state.pos += written.length;
  return true;
}
