import type { MarkdownIt, Token } from "markdown-it";
import { type SlideEnv, locate, report } from "../slideEnv.ts";
import { parseChart } from "../chart/parseChart.ts";
import { figureMarker } from "../figures.ts";
import { escapeHtml, keepFlags } from "../html/html.ts";
import type { Figure } from "../model.ts";
import { renderFormula } from "../marks/formulas.ts";
import { moveRight } from "../problem.ts";
import { suggest } from "../suggest.ts";
import { renderWords } from "../html/takeNotes.ts";
import { addAttributes } from "../markdown/attributeList.ts";
import { findLanguage, listLanguages, renderCode } from "./highlight.ts";
import { readCodeFile } from "./codeFile.ts";
import {
  type CodeOptions,
  DRAWINGS,
  isDrawing,
  parseCodeOptions,
  type Written,
} from "./codeOptions.ts";
import { parseDiagram } from "./diagram.ts";
import { checkSizes } from "../markdown/pictures.ts";

const LINE_RANGES = /^(?:\*|\d+(?:-\d+)?(?:[ \t]*,[ \t]*\d+(?:-\d+)?)*)?$/;

/** Fences: code, highlighted here and now so that no page needs a highlighter, and diagrams. */
export function code(markdown: MarkdownIt): void {
  const { rules } = markdown.renderer;
  rules["fence"] = (tokens, index, _options, env) =>
    renderFence(tokens[index] as Token, env as SlideEnv);
  // Indented by four spaces.
  rules["code_block"] = (tokens, index) => {
    const token = tokens[index] as Token;
    return renderCode(token, token.content.trimEnd(), "text");
  };
}

function renderFence(token: Token, env: SlideEnv): string {
  const line = token.map?.[0] ?? 0;
  checkClosed(token, env, line);
  const at = locate(env, line, token.markup);
  const options = parseCodeOptions(token.info, env, moveRight(at, token.markup.length));
  addAttributes(token, options.attributes, env);
  const kind = options.language.text;
  if (kind === "math") return renderMath(token, env, line);
  if (isDrawing(kind)) return renderFigure(token, kind, env, line);
  const language = resolveLanguage(options, env);
  const source = readSource(token, options, env);
  const steps = clipSteps(options.steps, source.split("\n").length, env);
  return renderCode(token, source, language, { ...options, steps });
}

function renderMath(token: Token, env: SlideEnv, line: number): string {
  const at = locate(env, line + 1, token.content.split("\n")[0]);
  return `<p>${renderFormula(token, at, env)}</p>\n`;
}

/** A marker in place of the drawing; with errors there will be none, and its source is shown. */
function renderFigure(token: Token, kind: Figure["kind"], env: SlideEnv, line: number): string {
  const { column } = locate(env, line);
  const at = { path: env.path, line: line + 2, column };
  const parse = kind === "mermaid" ? parseDiagram : parseChart;
  const figure = parse(token.content, at, env);
  if (figure === undefined) {
    return `<figure class="figure failed"><pre>${escapeHtml(token.content)}</pre></figure>\n`;
  }
  checkSizes(token, env, locate(env, line, token.markup));
  const written = Object.fromEntries(token.attrs ?? []);
  const { "data-notes": notes, width, height, style, ...others } = written;
  const sizes = Object.entries({ width, height }).map(
    ([name, size]) => size && `${name}: ${/\d$/.test(String(size)) ? `${size}px` : size}`,
  );
  const styles = [...sizes, style].filter(Boolean).join("; ");
  const attributes = keepFlags({ ...others, ...(styles === "" ? {} : { style: styles }) });
  env.figures.push({ ...figure, attributes });
  const marker = figureMarker(env.figures.length - 1);
  if (notes === undefined) return marker;
  return `<aside class="notes">${renderWords(String(notes))}</aside>${marker}`;
}

function checkClosed(token: Token, env: SlideEnv, line: number): void {
  // In a quote, every line begins with its mark.
  const isQuoted = env.lines[line]?.split(token.markup)[0]?.includes(">") === true;
  const last = (token.map?.[1] ?? 0) - 1;
  const text = env.lines[last]?.replace(isQuoted ? /^[\s>]+/ : /^\s+/, "").trimEnd() ?? "";
  const isMarks = text === token.markup.charAt(0).repeat(text.length);
  if (last > line && isMarks && text.length >= token.markup.length) return;
  const message = `this block is never closed: end it with a line "${token.markup}"`;
  report(env, "unclosed-fence", "warning", message, locate(env, line, token.markup));
}

/** The language that is written, else the one that the ending of the file's name tells. */
function resolveLanguage({ language, file }: CodeOptions, env: SlideEnv): string {
  const ending = /\.([^./#]+)(?:#.*)?$/.exec(file?.text ?? "")?.[1] ?? "";
  const found = findLanguage(language.text || ending);
  if (found !== undefined || language.text === "") return found ?? "text";
  const known = [...listLanguages(), ...DRAWINGS, "math", "text"];
  const message = `unknown language "${language.text}"${suggest(language.text.toLowerCase(), known)}: its code has no colours`;
  report(env, "unknown-language", "warning", message, language.at);
  return "text";
}

function readSource(token: Token, { file }: CodeOptions, env: SlideEnv): string {
  const written = token.content.replace(/\n$/, "");
  if (file === undefined) return written;
  if (written.trim() !== "") {
    const message = "this block has lines of its own and a file: keep one of them";
    report(env, "bad-code-file", "warning", message, file.at);
  }
  return readCodeFile(file, env) ?? written;
}

/** The steps with the lines that there are; one that lights none of them lights all. */
function clipSteps(steps: readonly Written[], count: number, env: SlideEnv): Written[] {
  return steps.map(({ text, at }) => {
    const numbers = (text.match(/\d+/g) ?? []).map(Number);
    const isThere = numbers.every((number) => number >= 1 && number <= count);
    if (isThere && LINE_RANGES.test(text)) return { text, at };
    const message = `"${text}" names no lines of this block: it has lines 1 to ${count}, written like [1|3-5]`;
    report(env, "bad-code-steps", "warning", message, at);
    const ranges = LINE_RANGES.test(text) ? text.split(",").map((range) => range.trim()) : [];
    const clipped = ranges.flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return first < 1 || first > count ? [] : `${first}-${Math.min(last, count)}`;
    });
    return { text: clipped.join(",") || "*", at };
  });
}
