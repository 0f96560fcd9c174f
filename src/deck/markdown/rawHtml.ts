import type { MarkdownIt, StateCore, Token } from "markdown-it";
import { type SlideEnv, report } from "../slideEnv.ts";
import type { Location } from "../problem.ts";
import { resolveStyles } from "../html/styleAddresses.ts";
import { VOID_OR_OPTIONAL_END, explainBrokenTag, isElement, readTags } from "../html/htmlTag.ts";
import { createLocator, placeOf } from "./places.ts";
import { checkComponent, resolveTag } from "../html/tagAddresses.ts";

const DECK_WIDE =
  "this style is for the whole deck: write it in slides/theme.css, or put it into @scope { … }, for its slide alone";

/**
 * Raw HTML is kept, without its comments; the files that it names are found from the chapter's
 * folder like any other. It ends where its slide, its list item or its paragraph ends: a tag too
 * many would close the deck itself, one too few would go on into the next slide.
 */
export function rawHtml(markdown: MarkdownIt): void {
  markdown.core.ruler.before("linkify", "raw_html", (state) => {
    const env = state.env as SlideEnv;
    const stack = createTagStack(env);
    const closeFrom = (level: number): Token[] =>
      stack.closeFrom(level).map((html) => createHtml(state, "block", `${html}\n`));

    state.tokens = state.tokens.flatMap((token) => {
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
  const env = state.env as SlideEnv;
  for (const child of children ?? []) {
    if (child.type !== "html_inline") continue;
    // Deeper than any block, so that what is left open can be told from what was open before.
    child.content = followTags(child.content, Infinity, stack, env, () => placeOf(child, env));
  }
  children?.push(...stack.closeFrom(Infinity).map((html) => createHtml(state, "inline", html)));
}

function createHtml(state: StateCore, type: "block" | "inline", content: string): Token {
  return Object.assign(new state.Token(`html_${type}`, "", 0), { content });
}

/** Follows the tags of a piece of HTML; gives it without comments and tags that close nothing. */
function followTags(
  html: string,
  level: number,
  stack: TagStack,
  env: SlideEnv,
  locate: (offset: number) => Location,
): string {
  let followed = "";
  let from = 0;
  for (const tag of readTags(html)) {
    const { kind, name, text } = tag;
    followed += html.slice(from, tag.start);
    from = tag.end;
    const at = locate(tag.start);
    if (kind === "broken") {
      const broken = explainBrokenTag(html, tag.start);
      report(env, "unclosed-html", "warning", broken.message, locate(broken.offset));
      stack.ignoreEndOf(broken.name);
      followed += "&lt;";
    } else if (kind === "start" && !stack.isDrawing() && isOnlyText(name, env)) {
      const message = `"${text}" is no element of HTML, and is shown as text: write it as \`code\``;
      report(env, "shown-as-text", "warning", message, at);
      followed += `&lt;${text.slice(1)}`;
    } else if (kind === "end" && !VOID_OR_OPTIONAL_END.includes(name))
      followed += stack.close(name, text, at);
    else if (kind !== "comment") {
      if (name.includes("-") && !stack.isDrawing()) checkComponent(name, env, at);
      followed += resolveTag(tag, env, at);
      if (name === "style" && tag.raw !== undefined) {
        if (!stack.isDrawing() && !tag.raw.includes("@scope")) {
          report(env, "deck-wide-style", "warning", DECK_WIDE, at);
        }
        followed += resolveStyles(tag.raw, env, (offset) => locate(tag.end + offset));
        from += tag.raw.length;
      }
      const isClosed = VOID_OR_OPTIONAL_END.includes(name) || (tag.isEmpty && stack.isDrawing());
      // Only in drawings does a tag close itself; whoever writes it so elsewhere means the same.
      if (tag.isEmpty && !isClosed) followed += `</${name}>`;
      else if (!isClosed) stack.open({ name, level, at });
    }
  }
  return followed + html.slice(from);
}

/** `Store<K>`: nothing that HTML knows, and closed nowhere on its slide. */
function isOnlyText(name: string, { lines }: SlideEnv): boolean {
  return !isElement(name) && !lines.some((line) => line.toLowerCase().includes(`</${name}`));
}

interface OpenTag {
  readonly name: string;
  /** That of the block of Markdown around it. */
  readonly level: number;
  readonly at: Location;
}

type TagStack = ReturnType<typeof createTagStack>;

/** The elements of raw HTML that are open: none yet. Mistakes are reported to `env`. */
function createTagStack(env: SlideEnv) {
  const tags: OpenTag[] = [];
  // An end tag that closes nothing must not search them all.
  const counts = new Map<string, number>();
  const count = (name: string): number => counts.get(name) ?? 0;
  const misread = new Set<string | undefined>();

  const closeForgotten = ({ name, at }: OpenTag): string => {
    counts.set(name, count(name) - 1);
    const message = `"<${name}>" is never closed: write "</${name}>" where it ends`;
    report(env, "unclosed-html", "warning", message, at);
    return `</${name}>`;
  };
  return {
    open(tag: OpenTag): void {
      tags.push(tag);
      counts.set(tag.name, count(tag.name) + 1);
    },
    /** The start tag of an element was malformed: its end tag is no mistake. */
    ignoreEndOf: (name: string | undefined): void => void misread.add(name),
    /** What an end tag becomes: with those before it that were forgotten, or nothing when it closes nothing. */
    close(name: string, tag: string, at: Location): string {
      if (count(name) > 0) {
        const [, ...forgotten] = tags.splice(tags.findLastIndex((open) => open.name === name));
        counts.set(name, count(name) - 1);
        return [...forgotten.toReversed().map(closeForgotten), tag].join("");
      }
      const message = `"${tag}" closes nothing: remove it, or open "<${name}>" before it`;
      if (!misread.has(name)) report(env, "stray-html-end", "warning", message, at);
      return "";
    },
    /** Ends, and reports, what was opened at a level or deeper. */
    closeFrom(level: number): string[] {
      const first = tags.findLastIndex((tag) => tag.level < level) + 1;
      return tags.splice(first).toReversed().map(closeForgotten);
    },
    /** Whether an SVG or a formula is open, in which a tag can close itself. */
    isDrawing: (): boolean => count("svg") + count("math") > 0,
  };
}
