import type { Token } from "markdown-it";
import { ENDLESS } from "./htmlTag.ts";

/** The elements around the current place in a stream of tokens. */
export interface Outline {
  /** Goes on over a token. */
  follow(token: Token): void;
  /** Forgets what came before: a slide, or its notes, begins. */
  restart(): void;
  /** The element that is open; with `up`, one of those around it. */
  parent(up?: number): Token | undefined;
  /** The element that was closed last in that parent. */
  previous(up?: number): Token | undefined;
  /** The last element inside a closed one. */
  lastChild(element: Token): Token | undefined;
}

interface Level {
  readonly element: Token | undefined;
  previous: Token | undefined;
}

const TAG_NAME = /^<(\/?)([a-z][\w:-]*)/i;
const EMPTY_ELEMENTS = ["code_block", "code_inline", "fence", "hr", "image"];

/** An outline at the beginning of a stream, where nothing is open. */
export function createOutline(): Outline {
  const outermost: Level = { element: undefined, previous: undefined };
  const levels: Level[] = [outermost];
  const lastChildren = new WeakMap<Token, Token>();
  const current = (): Level => levels.at(-1) ?? outermost;
  const followTag = (token: Token): void => {
    const name = readName(token);
    const isEnd = TAG_NAME.exec(token.content)?.[1] === "/";
    if (name === undefined || name === "br") return;
    if (ENDLESS.includes(name)) current().previous = token;
    else if (!isEnd) levels.push({ element: token, previous: undefined });
    else if (readName(current().element) === name) {
      const element = levels.pop()?.element;
      current().previous = element;
    }
  };
  return {
    follow(token) {
      if (token.type === "html_inline") {
        followTag(token);
        return;
      }
      // What HTML has left open ends with its parent.
      if (token.nesting === -1) while (readName(current().element) !== undefined) levels.pop();
      if (token.nesting === 1) {
        levels.push({ element: token, previous: undefined });
      } else if (token.nesting === -1 && levels.length > 1) {
        const { element, previous } = levels.pop() ?? outermost;
        if (element !== undefined && previous !== undefined) lastChildren.set(element, previous);
        current().previous = element;
      } else if (EMPTY_ELEMENTS.includes(token.type)) {
        current().previous = token;
      }
    },
    restart() {
      current().previous = undefined;
    },
    parent: (up = 0) => levels.at(-1 - up)?.element,
    previous: (up = 0) => levels.at(-1 - up)?.previous,
    lastChild: (element) => lastChildren.get(element),
  };
}

/** The name of a tag of HTML in a text. */
function readName(token: Token | undefined): string | undefined {
  if (token?.type !== "html_inline") return undefined;
  return TAG_NAME.exec(token.content)?.[2]?.toLowerCase();
}
