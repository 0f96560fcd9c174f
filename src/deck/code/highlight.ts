import { createRequire } from "node:module";
import type { HLJSApi } from "highlight.js";
import type { Token } from "markdown-it";
import { escapeHtml, keepFlags, renderAttributes } from "../html/html.ts";
import type { CodeOptions } from "./codeOptions.ts";
import { promql } from "./promql.ts";

const require = createRequire(import.meta.url);

/** Loaded when there is code: all languages take 110 ms, of which few decks need more than the usual 36. */
function load(languages: "usual" | "all"): HLJSApi {
  const hljs: HLJSApi = require(languages === "all" ? "highlight.js" : "highlight.js/lib/common");
  if (hljs.getLanguage("promql") === undefined) hljs.registerLanguage("promql", promql);
  return hljs;
}

const PLAIN = ["", "text", "txt", "plain", "plaintext", "nohighlight"];

/** The language that a word or the ending of a file name means, `text` if it is plain text. */
export function findLanguage(name: string): string | undefined {
  if (PLAIN.includes(name.toLowerCase())) return "text";
  const usual = load("usual").getLanguage(name);
  // Perl holds templates in a language that is none of the usual ones.
  const hljs = load(usual === undefined || usual.name === "Perl" ? "all" : "usual");
  const wanted = hljs.getLanguage(name);
  // A language has further names: `postgres` is `pgsql`.
  return wanted && hljs.listLanguages().find((other) => hljs.getLanguage(other) === wanted);
}

/** The languages whose code has colours. */
export const listLanguages = (): readonly string[] => load("all").listLanguages();

/** Code as a figure, one element a line; its steps are empty fragments that say which lines are lit. */
export function renderCode(
  token: Token,
  source: string,
  language: string,
  { title = "", steps = [], firstNumber }: Partial<CodeOptions> = {},
): string {
  const html =
    language === "text" ? escapeHtml(source) : load("usual").highlight(source, { language }).value;
  const lines = splitLines(html).map((line, index) => {
    const number = firstNumber === undefined ? undefined : firstNumber + index;
    return `<span class="line"${renderAttributes({ "data-number": number })}>${line}</span>`;
  });
  const [first, ...others] = steps.map(({ text }) => text);
  const caption = title === "" ? "" : `<figcaption>${escapeHtml(title)}</figcaption>`;
  const attributes = renderAttributes({ class: `language-${language}`, "data-lines": first });
  const fragments = others.map(
    (step) => `<span class="fragment code-step"${renderAttributes({ "data-lines": step })}></span>`,
  );
  const { class: added, ...written } = Object.fromEntries(token.attrs ?? []);
  const classes = ["code", firstNumber !== undefined && "numbered", added]
    .filter(Boolean)
    .join(" ");
  return (
    `<figure${renderAttributes({ class: classes, ...keepFlags(written) })}>${caption}` +
    `<pre><code${attributes}>${lines.join("\n")}</code></pre>${fragments.join("")}</figure>\n`
  );
}

/** Splits highlighted code at line ends, closing and reopening the spans that cross them. */
function splitLines(html: string): string[] {
  const open: string[] = [];
  return html.split("\n").map((line) => {
    const before = open.join("");
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === "</span>") open.pop();
      else open.push(tag);
    }
    return before + line + "</span>".repeat(open.length);
  });
}
