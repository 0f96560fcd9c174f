import type { MarkdownIt } from "markdown-it";
import { TOC_MARKER } from "../markers.ts";

/** `[[toc]]` alone in a paragraph: the list of the parts, with links. */
export function toc(markdown: MarkdownIt): void {
  markdown.core.ruler.after("block", "toc", (state) => {
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== "inline" || token.content.trim().toLowerCase() !== "[[toc]]") continue;
      const marker = new state.Token("html_block", "", 0);
      marker.content = TOC_MARKER;
      state.tokens.splice(index - 1, 3, marker);
    }
  });
}
