import type { MarkdownIt, Token } from "markdown-it";
import { locate, type SlideEnv } from "../slideEnv.ts";
import { TOC_MARKER } from "../figures.ts";
import { escapeHtml } from "../html/html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "../html/addresses.ts";

const BLOCKS: ReadonlyMap<string, (env: SlideEnv, at: Location) => string> = new Map([
  ["[[toc]]", markContents],
  ["[[portrait]]", renderPortrait],
]);

/**
 * A paragraph that is nothing but `[[toc]]` is the list of the parts, with links. One that is
 * `[[portrait]]` is the speaker's photo, as `slides/deck.yaml` has it, else their initials.
 */
export function wordBlocks(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "word_blocks", (state) => {
    const env = state.env as SlideEnv;
    const kept: Token[] = [];
    for (let index = 0; index < state.tokens.length; index += 1) {
      const token = state.tokens[index] as Token;
      const { content = "", map } = state.tokens[index + 1] ?? {};
      const isParagraph = token.type === "paragraph_open";
      const render = isParagraph ? BLOCKS.get(content.trim().toLowerCase()) : undefined;
      if (render === undefined) {
        kept.push(token);
        continue;
      }
      const block = new state.Token("word_block", "", 0);
      block.content = render(env, locate(env, map?.[0] ?? 0));
      kept.push(block);
      index += 2;
    }
    state.tokens = kept;
  });
  markdown.renderer.rules["word_block"] = (tokens, index) => tokens[index]?.content ?? "";
}

function markContents(env: SlideEnv, at: Location): string {
  env.contents.push(at);
  return TOC_MARKER;
}

function renderPortrait(env: SlideEnv, at: Location): string {
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
