import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { type ChapterEnv, locate } from "../chapterEnv.ts";
import { TOC_MARKER } from "../figures.ts";
import { escapeHtml } from "../html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "./images.ts";

/** `[[toc]]` alone in a paragraph: the list of the parts, with links. */
export function toc(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "toc", (state) => {
    state.tokens = replaceWordBlocks(state, "[[toc]]", ({ map }) => {
      const env = state.env as ChapterEnv;
      env.contents.push(locate(env, map?.[0] ?? 0));
      return new state.Token("toc", "", 0);
    });
  });
  markdown.renderer.rules["toc"] = () => TOC_MARKER;
}

/** `[[portrait]]` alone in a paragraph: the speaker's photo, as `slides/deck.yaml` has it, else their initials. */
export function portrait(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "portrait", (state) => {
    const env = state.env as ChapterEnv;
    state.tokens = replaceWordBlocks(state, "[[portrait]]", ({ map }) => {
      const token = new state.Token("portrait", "", 0);
      token.content = renderPortrait(env, locate(env, map?.[0] ?? 0));
      return token;
    });
  });
  markdown.renderer.rules["portrait"] = (tokens, index) => tokens[index]?.content ?? "";
}

function renderPortrait(env: ChapterEnv, at: Location): string {
  const name = env.values.get("speaker.name") ?? "";
  const photo = env.values.get("speaker.photo");
  if (photo === undefined)
    return `<p class="portrait" aria-hidden="true">${initialsOf(name)}</p>\n`;
  const src = escapeHtml(resolveAsset(photo, env, at));
  return `<img class="portrait" src="${src}" alt="${escapeHtml(name)}" />\n`;
}

/** The capitals that begin a name's first and last words; "d’Almeida" begins with its A. */
function initialsOf(name: string): string {
  const capitals = name.match(/(?<!\p{L})\p{Lu}/gu) ?? [];
  return [capitals[0], capitals.at(-1)].slice(0, capitals.length).join("");
}

/** Puts a token in the place of each paragraph that is nothing but a word, like `[[toc]]`. */
export function replaceWordBlocks(
  { tokens }: StateCore,
  word: string,
  create: (inline: Token) => Token,
): Token[] {
  const replaced: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const inline = tokens[index + 1];
    const isWord = inline?.content.trim().toLowerCase() === word;
    if (token.type === "paragraph_open" && inline !== undefined && isWord) {
      replaced.push(create(inline));
      index += 2;
    } else {
      replaced.push(token);
    }
  }
  return replaced;
}
