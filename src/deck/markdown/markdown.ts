import MarkdownIt from "markdown-it";
import { attributes } from "./attributes.ts";
import { callouts } from "./callouts.ts";
import { code } from "../code/code.ts";
import { containers, steps } from "./containers.ts";
import { htmlEnd } from "./htmlEnd.ts";
import { pictures } from "./images.ts";
import { mistypedMarks } from "./mistypedMarks.ts";
import { notes } from "./notes.ts";
import { places } from "./places.ts";
import { qrCodes } from "./qrCodes.ts";
import { rawHtml } from "./rawHtml.ts";
import { comments } from "./revealComments.ts";
import { slideBreak } from "./slideBreak.ts";
import { slideLinks } from "./slideLinks.ts";
import { tables } from "./tables.ts";
import { typography } from "./typography.ts";
import { values } from "./values.ts";
import { wordBlocks } from "./wordBlocks.ts";

/**
 * The language of the slides: Markdown, and one small file for each piece of syntax on top of it.
 * Those that look at what others have left come after them.
 */
export const markdown = new MarkdownIt({ html: true, linkify: true })
  .use(slideBreak)
  .use(notes)
  .use(htmlEnd)
  .use(containers)
  .use(callouts)
  .use(steps)
  .use(wordBlocks)
  .use(places)
  .use(comments)
  .use(attributes)
  .use(mistypedMarks)
  .use(values)
  .use(pictures)
  .use(rawHtml)
  .use(slideLinks)
  .use(qrCodes)
  .use(tables)
  .use(code)
  .use(typography);

// As on GitHub: https://example.org is a link, example.org is a name.
markdown.linkify.set({ fuzzyLink: false });
