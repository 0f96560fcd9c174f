import type { Token } from "markdown-it";
import { VOID_OR_OPTIONAL_END } from "../html/htmlTag.ts";

/** The elements around the current place in a stream of tokens. */
export type Outline = ReturnType<typeof createOutline>;

interface Level {
  readonly element: Token | undefined;
  previous: Token | undefined;
}

const TAG = /^<(\/?)([a-z][\w:-]*)/i;
const EMPTY_ELEMENTS = [
  "code_block",
  "code_inline",
  "fence",
  "formula",
  "formula_block",
  "hr",
  "image",
];

/** An outline at the beginning of a stream, where nothing is open. */
export function createOutline() {
  const outermost: Level = { element: undefined, previous: undefined };
  const levels: Level[] = [outermost];
  const lastChildren = new WeakMap<Token, Token>();
  const current = (): Level => levels.at(-1) ?? outermost;
  const open = (element: Token): void => void levels.push({ element, previous: undefined });
  const close = (): void => {
    if (levels.length === 1) return;
    const { element, previous } = levels.pop() ?? outermost;
    if (element !== undefined && previous !== undefined) lastChildren.set(element, previous);
    current().previous = element;
  };
  const followTag = (token: Token): void => {
    const [, slash, name] = readTag(token);
    if (name === undefined || name === "br") return;
    if (VOID_OR_OPTIONAL_END.includes(name)) current().previous = token;
    else if (slash === "") open(token);
    else if (readTag(current().element)[2] === name) close();
  };
  return {
    /** Goes on over a token. */
    follow(token: Token): void {
      // What HTML has left open ends with its parent.
      if (token.nesting === -1) while (current().element?.type === "html_inline") levels.pop();
      if (token.type === "html_inline") followTag(token);
      else if (token.nesting === 1) open(token);
      else if (token.nesting === -1) close();
      else if (EMPTY_ELEMENTS.includes(token.type)) current().previous = token;
    },
    /** The element that is open; with `up`, one of those around it. */
    parent: (up = 0): Token | undefined => levels.at(-1 - up)?.element,
    /** The element that was closed last in that parent. */
    previous: (up = 0): Token | undefined => levels.at(-1 - up)?.previous,
    /** The last element inside a closed one. */
    lastChild: (element: Token): Token | undefined => lastChildren.get(element),
  };
}

/** The slash and the name, in lower case, of a tag of HTML in a text. */
function readTag(token: Token | undefined): readonly (string | undefined)[] {
  return token?.type === "html_inline" ? (TAG.exec(token.content.toLowerCase()) ?? []) : [];
}
