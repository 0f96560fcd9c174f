import type { MarkdownIt } from "markdown-it";
import { locate, type ChapterEnv } from "../chapterEnv.ts";
import { escapeHtml } from "../html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "./assets.ts";

/** `[[portrait]]` alone in a paragraph: the speaker's photo, as `slides/deck.yaml` has it, else their initials. */
export function portrait(markdown: MarkdownIt): void {
  markdown.core.ruler.after("block", "portrait", (state) => {
    const env = state.env as ChapterEnv;
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== "inline" || token.content.trim().toLowerCase() !== "[[portrait]]")
        continue;
      const html = new state.Token("html_block", "", 0);
      html.content = renderPortrait(env, locate(env, token.map?.[0] ?? 0));
      state.tokens.splice(index - 1, 3, html);
    }
  });
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
