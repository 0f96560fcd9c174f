import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { report, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";
import { explainBrokenTag, TAG } from "./htmlTag.ts";
import { resolveMediaTag } from "./mediaTag.ts";
import { createLocator, placeOf } from "./places.ts";
import { createTagStack, type TagStack } from "./tagStack.ts";

/** Elements without an end, and those that browsers end by themselves. */
export const ENDLESS = (
  "area base br col embed hr img input link meta param source track wbr " +
  "caption colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr"
).split(" ");
/** What is in them is no HTML. */
const RAW = ["script", "style", "textarea", "title"];

/**
 * Raw HTML is kept, without its comments; its pictures and videos are found from the chapter's
 * folder like any other. It ends where its slide, its list item or its paragraph ends: a tag too
 * many would close the deck itself, one too few would go on into the next slide.
 */
export function rawHtml(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "raw_html", (state) => {
    const env = state.env as ChapterEnv;
    const stack = createTagStack(env);
    const closeFrom = (level: number): Token[] =>
      stack.closeFrom(level).map((html) => createHtml(state, "html_block", `${html}\n`));

    state.tokens = state.tokens.flatMap((token) => {
      if (token.type === "slide_break" || token.type === "notes_start") {
        return [...closeFrom(0), token];
      }
      if (token.type === "html_block") {
        const locate = createLocator(env, token.content, token.map?.[0] ?? 0);
        token.content = followTags(token.content, token.level, stack, env, locate);
      }
      if (token.type === "inline") balanceInline(state, token, stack);
      return token.nesting < 0 ? [...closeFrom(token.level + 1), token] : [token];
    });
    state.tokens.push(...closeFrom(0));
  });
}

/** What a paragraph opens it closes; it may close what a block of HTML has opened. */
function balanceInline(state: StateCore, { children }: Token, stack: TagStack): void {
  const env = state.env as ChapterEnv;
  for (const child of children ?? []) {
    if (child.type !== "html_inline") continue;
    // Deeper than any block, so that what is left open can be told from what was open before.
    child.content = followTags(child.content, Infinity, stack, env, () => placeOf(child, env));
  }
  children?.push(
    ...stack.closeFrom(Infinity).map((html) => createHtml(state, "html_inline", html)),
  );
}

function createHtml(state: StateCore, type: string, html: string): Token {
  const token = new state.Token(type, "", 0);
  token.content = html;
  return token;
}

/** Follows the tags of a piece of HTML; gives it without comments and tags that close nothing. */
function followTags(
  html: string,
  level: number,
  stack: TagStack,
  env: ChapterEnv,
  locate: (offset: number) => Location,
): string {
  const pattern = new RegExp(TAG);
  let followed = "";
  let from = 0;
  for (let match = pattern.exec(html); match !== null; match = pattern.exec(html)) {
    const [tag, isEnd, written, isEmpty] = match;
    const name = written?.toLowerCase();
    followed += html.slice(from, match.index);
    from = pattern.lastIndex;
    const at = locate(match.index);
    if (tag === "<!--") {
      const close = html.indexOf("-->", from);
      from = pattern.lastIndex = close === -1 ? html.length : close + 3;
    } else if (name === undefined) {
      const broken = explainBrokenTag(html, match.index);
      report(env, "unclosed-html", "error", broken.message, locate(broken.offset));
      stack.misread(broken.name);
      followed += "&lt;";
    } else if (ENDLESS.includes(name) || (isEmpty && stack.isDrawing())) {
      followed += resolveMediaTag(tag, env, at);
    } else if (isEnd) followed += stack.close(name, tag, at);
    else {
      followed += resolveMediaTag(tag, env, at);
      stack.open({ name, level, at });
      if (RAW.includes(name)) pattern.lastIndex = findRawEnd(html, name, from);
    }
  }
  return followed + html.slice(from);
}

/** Where the end tag of an element begins whose content is no HTML. */
function findRawEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
