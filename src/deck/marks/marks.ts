import abbreviations from "markdown-it-abbr";
import definitionLists from "markdown-it-deflist";
import mark from "markdown-it-mark";
import sub from "markdown-it-sub";
import sup from "markdown-it-sup";
import type { MarkdownIt } from "markdown-it";
import { emojis } from "./emojis.ts";
import { footnotes } from "./footnotes.ts";
import { taskLists } from "./taskLists.ts";

/**
 * What Markdown has elsewhere: `==mark==`, `H~2~O`, `x^2^`, `*[HTML]: …`, definition lists, footnotes,
 * `:emoji:` and task lists.
 */
export function marks(markdown: MarkdownIt): void {
  markdown.use(mark).use(sub).use(sup).use(abbreviations).use(definitionLists);
  markdown.use(footnotes).use(emojis).use(taskLists);
}
