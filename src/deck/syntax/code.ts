import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import go from "highlight.js/lib/languages/go";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import type { MarkdownIt, Token } from "markdown-it";
import { locate, report, type ChapterEnv } from "../chapterEnv.ts";
import type { Figure } from "../deck.ts";
import { escapeHtml, renderAttributes } from "../html.ts";
import { figureMarker } from "../markers.ts";
import { suggest } from "../suggest.ts";
import { parseChartFence } from "./chart.ts";
import { parseDiagram } from "./diagram.ts";
import { promql } from "./promql.ts";

const GRAMMARS = { bash, go, json, promql, typescript, yaml };
for (const [name, grammar] of Object.entries(GRAMMARS)) hljs.registerLanguage(name, grammar);

const LANGUAGES = [...Object.keys(GRAMMARS), "text", "mermaid", "vega-lite"];
const STEPS = /^[ \t]*\[([^\]]*)\]/;
const TITLE = /^[ \t]*title="([^"]*)"/;
const LINE_RANGES = /^(?:\*|\d+(?:-\d+)?(?:[ \t]*,[ \t]*\d+(?:-\d+)?)*)?$/;

interface CodeOptions {
  readonly language: string;
  readonly title: string;
  /** One entry a step, each a list of line ranges; empty or `*` means all lines. */
  readonly steps: readonly string[];
}

/** Fences: code, highlighted here and now so that no page needs a highlighter, and diagrams. */
export function code(markdown: MarkdownIt): void {
  markdown.renderer.rules["fence"] = (tokens, index, _options, env) =>
    renderFence(tokens[index] as Token, env as ChapterEnv);
}

function renderFence(token: Token, env: ChapterEnv): string {
  const line = token.map?.[0] ?? 0;
  checkClosed(token, env, line);
  const options = parseInfo(token.info.trim(), env, line);
  if (options.language === "mermaid" || options.language === "vega-lite") {
    return renderFigure(token, options.language, env, line);
  }
  checkSteps(options.steps, token.content, env, line);
  return renderCode(token, options);
}

/** A marker stands for the drawing; of what has errors there will be none, and its source is shown. */
function renderFigure(token: Token, kind: Figure["kind"], env: ChapterEnv, line: number): string {
  const at = { path: env.path, line: line + 2, column: indentOf(env, line) + 1 };
  const parse = kind === "mermaid" ? parseDiagram : parseChartFence;
  const figure = parse(token.content, at, env);
  if (figure === undefined) {
    return `<figure class="figure failed"><pre>${escapeHtml(token.content)}</pre></figure>\n`;
  }
  env.figures.push(figure);
  return figureMarker(env.figures.length - 1);
}

function indentOf(env: ChapterEnv, line: number): number {
  return /^[ \t]*/.exec(env.lines[line] ?? "")?.[0].length ?? 0;
}

function checkClosed(token: Token, env: ChapterEnv, line: number): void {
  const lastLine = env.lines[(token.map?.[1] ?? line + 1) - 1]?.trim() ?? "";
  const isClosed = (token.map?.[1] ?? 0) > line + 1 && isFenceEnd(lastLine, token.markup);
  if (isClosed) return;
  const message = `this block is never closed: end it with a line "${token.markup}"`;
  report(env, "unclosed-fence", "error", message, locate(env, line, token.markup));
}

function isFenceEnd(line: string, markup: string): boolean {
  return line.length >= markup.length && line === markup.charAt(0).repeat(line.length);
}

function parseInfo(info: string, env: ChapterEnv, line: number): CodeOptions {
  const written = /^[^\s[]*/.exec(info)?.[0] ?? "";
  let rest = info.slice(written.length);
  let title = "";
  let steps: string[] = [];
  for (;;) {
    const stepsMatch = STEPS.exec(rest);
    const titleMatch = TITLE.exec(rest);
    if (stepsMatch !== null) steps = (stepsMatch[1] ?? "").split("|").map((step) => step.trim());
    else if (titleMatch !== null) title = titleMatch[1] ?? "";
    else break;
    rest = rest.slice((stepsMatch ?? titleMatch)?.[0].length);
  }
  if (rest.trim() !== "") {
    const message = `unknown option "${rest.trim()}" of a code block: [1|3-5] and title="…" are known`;
    report(env, "unknown-code-option", "error", message, locate(env, line, rest.trim()));
  }
  return { language: resolveLanguage(written, env, line), title, steps };
}

function resolveLanguage(written: string, env: ChapterEnv, line: number): string {
  const name = written.toLowerCase();
  if (name === "" || name === "text" || name === "txt") return "text";
  if (name === "mermaid" || name === "vega-lite") return name;
  const known = Object.keys(GRAMMARS).find(
    (language) => language === name || hljs.getLanguage(language)?.aliases?.includes(name),
  );
  if (known !== undefined) return known;
  const message = `unknown language "${written}"${suggest(name, LANGUAGES)}`;
  report(env, "unknown-language", "error", message, locate(env, line, written));
  return "text";
}

function checkSteps(steps: readonly string[], source: string, env: ChapterEnv, line: number): void {
  const count = source.split("\n").length - 1;
  for (const step of steps) {
    const numbers = (step.match(/\d+/g) ?? []).map(Number);
    if (LINE_RANGES.test(step) && numbers.every((number) => number >= 1 && number <= count))
      continue;
    const message = `"${step}" names no lines of this block: it has lines 1 to ${count}, written like [1|3-5]`;
    report(env, "bad-code-steps", "error", message, locate(env, line, step));
  }
}

function renderCode(token: Token, { language, title, steps }: CodeOptions): string {
  const source = token.content.replace(/\n$/, "");
  const html =
    language === "text" ? escapeHtml(source) : hljs.highlight(source, { language }).value;
  const lines = splitLines(html).map((line) => `<span class="line">${line}</span>`);
  const [first, ...others] = steps;
  const caption = title === "" ? "" : `<figcaption>${escapeHtml(title)}</figcaption>`;
  const attributes = renderAttributes({ class: `language-${language}`, "data-lines": first });
  const classes = `code ${token.attrGet("class") ?? ""}`.trimEnd();
  const fragments = others.map(
    (step) => `<span class="fragment code-step"${renderAttributes({ "data-lines": step })}></span>`,
  );
  return (
    `<figure class="${escapeHtml(classes)}">${caption}` +
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
