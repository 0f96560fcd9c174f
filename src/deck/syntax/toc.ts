import type { MarkdownIt } from "markdown-it";
import { TOC_MARKER } from "../markers.ts";
import { replaceWordBlocks } from "./wordBlock.ts";

/** `[[toc]]` alone in a paragraph: the list of the parts, with links. */
export function toc(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "toc", (state) => {
    state.tokens = replaceWordBlocks(state, "[[toc]]", () => new state.Token("toc", "", 0));
  });
  markdown.renderer.rules["toc"] = () => TOC_MARKER;
}
