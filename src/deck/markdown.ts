import MarkdownIt from "markdown-it";
import { attributes } from "./syntax/attributes.ts";
import { callouts } from "./syntax/callouts.ts";
import { code } from "./syntax/code.ts";
import { containers, steps } from "./syntax/containers.ts";
import { htmlEnd } from "./syntax/htmlEnd.ts";
import { pictures } from "./syntax/images.ts";
import { mistypedMarks } from "./syntax/mistypedMarks.ts";
import { notes } from "./syntax/notes.ts";
import { places } from "./syntax/places.ts";
import { qrCodes } from "./syntax/qrCodes.ts";
import { rawHtml } from "./syntax/rawHtml.ts";
import { comments } from "./syntax/revealComments.ts";
import { slideBreak } from "./syntax/slideBreak.ts";
import { slideLinks } from "./syntax/slideLinks.ts";
import { tables } from "./syntax/tables.ts";
import { typography } from "./syntax/typography.ts";
import { values } from "./syntax/values.ts";
import { wordBlocks } from "./syntax/wordBlocks.ts";

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
