import type { MarkdownIt } from "markdown-it";
import type { ChapterEnv } from "../chapterEnv.ts";
import { decodeAddress } from "../decodeAddress.ts";
import { walkInline } from "./walkInline.ts";

/** Collects links to slides, `[text](#id)`, so that the deck can tell which lead nowhere. */
export function slideLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "slide_links", (state) => {
    const env = state.env as ChapterEnv;
    walkInline(state.tokens, env, (token, locate) => {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (typeof href !== "string" || !/^#\/?./.test(href)) return;
      // markdown-it escapes what it reads: decoded, the address is found where it is written.
      const address = decodeAddress(href);
      env.links.push({ id: address.replace(/^#\/?/, ""), at: locate(`](${address}`) });
    });
  });
}
