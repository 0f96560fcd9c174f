import type { MarkdownIt } from "markdown-it";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import { escapeHtml } from "../html.ts";
import type { Location } from "../problem.ts";
import { resolveAsset } from "./address.ts";
import { createLocator, placeOf } from "./places.ts";

const MEDIA = /<(?:img|video|audio|source)\s[^<>]*>/gi;
const ADDRESS = /(\s(?:data-)?(?:src|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;
/**
 * Raw HTML stays as it is, but its pictures and videos are found from the chapter's folder like
 * any other.
 */
export function rawHtml(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "raw_html", (state) => {
    const env = state.env as ChapterEnv;
    for (const token of state.tokens) {
      if (token.type === "html_block") {
        const locate = createLocator(env, token.content, token.map?.[0] ?? 0);
        token.content = resolveMedia(token.content, env, locate);
      }
      for (const child of token.children ?? []) {
        if (child.type !== "html_inline") continue;
        child.content = resolveMedia(child.content, env, () => placeOf(child, env));
      }
    }
  });
}

function resolveMedia(html: string, env: ChapterEnv, locate: (offset: number) => Location): string {
  return html.replace(MEDIA, (tag: string, offset: number) => {
    const at = locate(offset);
    if (/^<img/i.test(tag) && !/\salt\s*=/i.test(tag)) {
      const message = 'say what the picture shows: alt="…" (alt="" if it is an ornament)';
      report(env, "missing-alt", "warning", message, at);
    }
    return tag.replace(ADDRESS, (_written: string, name: string, double = "", single = "") => {
      return `${name}"${escapeHtml(resolveAsset(double || single, env, at))}"`;
    });
  });
}
