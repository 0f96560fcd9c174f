import type { MarkdownIt } from "markdown-it";
import { locate, type ChapterEnv } from "../chapterEnv.ts";
import { TOC_MARKER } from "../markers.ts";
import { replaceWordBlocks } from "./wordBlock.ts";

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
