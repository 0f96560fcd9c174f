import type { MarkdownIt } from "markdown-it";
import type { ChapterEnv } from "../chapterEnv.ts";
import { decodeAddress } from "../decodeAddress.ts";
import { placeOf } from "./places.ts";
import { walkInline } from "./walkInline.ts";

/** Collects links to slides, `[text](#id)`, so that the deck can tell which lead nowhere. */
export function slideLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "slide_links", (state) => {
    const env = state.env as ChapterEnv;
    walkInline(state.tokens, (token) => {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (typeof href !== "string" || !/^#\/?./.test(href)) return;
      env.links.push({
        id: decodeAddress(href.replace(/^#\/?/, "")),
        at: placeOf(token, env),
      });
    });
  });
}
