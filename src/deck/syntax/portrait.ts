import type { MarkdownIt } from "markdown-it";
import { locate, type ChapterEnv } from "../chapterEnv.ts";
import { escapeHtml } from "../html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "./address.ts";
import { replaceWordBlocks } from "./wordBlock.ts";

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
