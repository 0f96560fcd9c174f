import type { MarkdownIt, Token } from "markdown-it";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import { decodeAddress } from "../decodeAddress.ts";
import type { Location } from "../problem.ts";
import { isElsewhere } from "./address.ts";
import { placeOf } from "./places.ts";
import { walkInline } from "./walkInline.ts";

/** Reveal's own address of a slide by its number, `#/2/1`, which only the stage understands. */
const BY_NUMBER = /^#\/\d+(?:\/\d+)*$/;

/**
 * Collects links to slides, `[text](#id)`, so that the deck can tell which lead nowhere. They are
 * plain anchors, which every view follows: `#/id` becomes one.
 */
export function slideLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "slide_links", (state) => {
    const env = state.env as ChapterEnv;
    walkInline(state.tokens, (token) => {
      if (token.type === "link_open") readLink(token, env);
    });
  });
}

function readLink(token: Token, env: ChapterEnv): void {
  const href = String(token.attrGet("href") ?? "");
  const id = collectLink(href, placeOf(token, env), env);
  if (id !== undefined) token.attrSet("href", `#${id}`);
}

/** Notes where a link leads, and warns of one that leads nowhere; gives the id of the slide. */
export function collectLink(href: string, at: Location, env: ChapterEnv): string | undefined {
  const id = /^#\/?(.+)$/.exec(href)?.[1];
  if (id !== undefined && !BY_NUMBER.test(href)) {
    env.links.push({ id: decodeAddress(id), at });
    return id;
  }
  if (id !== undefined || href === "#" || isElsewhere(href)) return undefined;
  const message = `"${href}" leads to no slide and out of the deck: write #id, or an address with https://`;
  report(env, "dead-link", "warning", message, at);
  return undefined;
}
