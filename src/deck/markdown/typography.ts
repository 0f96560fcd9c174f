import type { MarkdownIt, Token } from "markdown-it";
import type { SlideEnv } from "../slideEnv.ts";
import { LINE_END, shield, WORD, type Edit } from "../typography/mask.ts";
import { createEditor, findEdits } from "../typography/typeset.ts";

/** Raw HTML elements whose content is no text. */
const CODE_TAG =
  /^<(\/?)(?:code|kbd|math|pre|samp|script|style|svg|textarea|tt|var)\b[^>]*?(\/?)>/i;

/** A token of a block's text, and what the rules of typography see of it. */
interface Run {
  readonly token: Token;
  readonly shielded: string;
}

/** Sets the text of every block by the rules of the deck's language; never code, never an address. */
export function typography(markdown: MarkdownIt): void {
  // Before escaped characters are joined to the text around them: they stay as they were written.
  markdown.core.ruler.before("text_join", "typography", (state) => {
    const { lang } = state.env as SlideEnv;
    for (const { children } of state.tokens) {
      const runs = shieldTokens(children ?? []);
      const edits = findEdits(runs.map(({ shielded }) => shielded).join(""), lang);
      if (edits.length > 0) applyToRuns(runs, edits);
    }
  });
}

function shieldTokens(tokens: readonly Token[]): Run[] {
  let codeDepth = 0;
  let isAddress = false;
  return tokens.map((token) => {
    if (token.type === "html_inline") codeDepth += countCodeTag(token.content);
    if (token.info === "auto") isAddress = token.type === "link_open";
    const isCode = codeDepth > 0 || isAddress;
    return { token, shielded: isCode ? WORD.repeat(token.content.length) : shieldToken(token) };
  });
}

function countCodeTag(html: string): number {
  const [tag, closes, isEmpty] = CODE_TAG.exec(html) ?? [];
  if (tag === undefined || isEmpty === "/") return 0;
  return closes === "/" ? -1 : 1;
}

function shieldToken({ type, content }: Token): string {
  switch (type) {
    case "text":
    case "value":
      return shield(content);
    case "softbreak":
      return "\n";
    case "hardbreak":
      return LINE_END;
    case "html_inline":
      return /^<br\b/i.test(content) ? LINE_END : "";
    case "code_inline":
    case "formula":
    case "image":
      return WORD;
    // An escaped mark is a mark no more; a backslash before a letter is only that.
    case "text_special":
      return /^\s$|^\\./.test(content) ? content : WORD;
    // Emphasis and links begin and end between two characters.
    default:
      return "";
  }
}

function applyToRuns(runs: readonly Run[], edits: readonly Edit[]): void {
  const edit = createEditor(edits);
  for (const { token, shielded } of runs) {
    const isText = token.type === "text" || token.type === "value";
    const edited = edit(isText ? token.content : shielded);
    if (isText) token.content = edited;
    else if (token.type === "softbreak" && edited !== shielded) {
      token.type = "text";
      token.content = edited;
    }
  }
}
