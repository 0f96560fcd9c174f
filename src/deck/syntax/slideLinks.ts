import type { MarkdownIt } from "markdown-it";
import type { ChapterEnv } from "../chapterEnv.ts";
import { walkInline } from "./walkInline.ts";

/** Collects links to slides, `[text](#id)`, so that the deck can tell which lead nowhere. */
export function slideLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "slide_links", (state) => {
    const env = state.env as ChapterEnv;
    walkInline(state.tokens, env, (token, locate) => {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (typeof href !== "string" || !/^#\/?./.test(href)) return;
      env.links.push({
        id: decodeURIComponent(href.replace(/^#\/?/, "")),
        at: locate(`](${href}`),
      });
    });
  });
}
