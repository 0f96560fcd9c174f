import MarkdownIt, { type Env, type Token } from "markdown-it";
import type { SlideEnv } from "../slideEnv.ts";
import { attributes } from "./attributes.ts";
import { callouts } from "./callouts.ts";
import { code } from "../code/code.ts";
import { containers, steps } from "./containers.ts";
import { formulas } from "../marks/formulas.ts";
import { collectFootnotes } from "../marks/footnotes.ts";
import { marks } from "../marks/marks.ts";
import { htmlEnd } from "./htmlEnd.ts";
import { pictures } from "./pictures.ts";
import { mistypedMarks } from "./mistypedMarks.ts";
import { notes } from "./notes.ts";
import { places } from "./places.ts";
import { qrCodes } from "./qrCodes.ts";
import { rawHtml } from "./rawHtml.ts";
import { comments } from "./revealComments.ts";
import { readSlideBreak, slideBreak } from "./slideBreak.ts";
import { slideLinks } from "./slideLinks.ts";
import { tables } from "./tables.ts";
import { typography } from "./typography.ts";
import { values } from "./values.ts";
import { wordBlocks } from "./wordBlocks.ts";

/**
 * The language of the slides: Markdown, and one small file for each piece of syntax on top of it.
 * Those that look at what others have left come after them.
 */
const markdown = new MarkdownIt({ html: true, linkify: true })
  .use(slideBreak)
  .use(notes)
  .use(htmlEnd)
  .use(containers)
  .use(callouts)
  .use(steps)
  .use(wordBlocks)
  .use(formulas)
  .use(places)
  .use(comments)
  .use(attributes)
  .use(marks)
  .use(mistypedMarks)
  .use(values)
  .use(pictures)
  .use(rawHtml)
  .use(slideLinks)
  .use(qrCodes)
  .use(tables)
  .use(code)
  .use(typography);

// A chapter is cut into slides by its blocks, and each slide goes on from there by itself.
markdown.core.ruler.disable(["normalize", "block"]);
// As on GitHub: https://example.org is a link, example.org is a name.
markdown.linkify.set({ fuzzyLink: false });

/** A slide as it is cut from its chapter. */
interface SlideBlocks {
  /** How many lines of the chapter are before it. */
  readonly start: number;
  /** Its block tokens, the break first, with their lines counted from its own first one. */
  readonly blocks: readonly Token[];
}

/** What a chapter defines for all of its slides: links, and abbreviations where there are any. */
export type Definitions = Pick<Env, "references"> & { readonly abbreviations?: object };

/** Cuts a chapter into slides; what it defines holds for all of them. */
export function cutSlides(text: string): {
  readonly slides: readonly SlideBlocks[];
  readonly definitions: Definitions;
} {
  const definitions: Definitions & { footnotes?: object } = { references: {} };
  const tokens: Token[] = [];
  const normal = text.replace(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD");
  markdown.block.parse(normal, markdown, definitions, tokens);
  // A footnote is its slide's.
  delete definitions.footnotes;
  const breaks = tokens.flatMap((token, index) => (readSlideBreak(token) ? [index] : []));
  return {
    slides: [0, ...breaks].map((first, index) => {
      const start = index === 0 ? 0 : (tokens[first]?.map?.[0] ?? 0);
      const blocks = tokens.slice(first, breaks[index]);
      for (const token of blocks) {
        if (token.map !== null) token.map = [token.map[0] - start, token.map[1] - start];
      }
      return { start, blocks };
    }),
    definitions,
  };
}

/** Block tokens of a slide with their texts parsed, and by all rules changed. */
export function parseTokens(blocks: readonly Token[], env: SlideEnv): readonly Token[] {
  const state = new markdown.core.State("", markdown, {
    ...env,
    footnotes: collectFootnotes(blocks),
  });
  state.tokens = [...blocks];
  for (const rule of markdown.core.ruler.getRules("")) rule(state);
  return state.tokens;
}

/** Tokens as HTML. */
export function renderTokens(tokens: readonly Token[], env: SlideEnv): string {
  return markdown.renderer.render([...tokens], markdown.options, env).trim();
}
