import type { MarkdownIt, Token } from "markdown-it";
import { findCallout } from "./callouts.ts";

const BLOCKS = ["blockquote_open", "fence", "heading_open", "paragraph_open", "table_open"];

/** What an open container means for the blocks in it. */
interface Around {
  /** The level of the blocks in `::: steps`; undefined outside. */
  readonly level: number | undefined;
  /** Whether they are part of something that appears as a whole. */
  readonly isWhole: boolean;
}

const OUTSIDE: Around = { level: undefined, isWhole: false };

/** In `::: steps`, every item of a list is a step, and every other block. */
export function steps(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "steps", (state) => {
    const open: Around[] = [];
    for (const token of state.tokens) {
      const isContainer = token.type === "container";
      if (isContainer && token.nesting < 0) open.pop();
      const around = open.at(-1) ?? OUTSIDE;
      if (isStep(token, around)) token.attrJoin("class", "fragment");
      if (isContainer && token.nesting > 0) open.push(enter(token, around));
    }
  });
}

function enter({ info, level }: Token, around: Around): Around {
  if (around.level === undefined) return info === "steps" ? { level, isWhole: false } : OUTSIDE;
  return { level: around.level, isWhole: around.isWhole || appearsWhole(info) };
}

function isStep(token: Token, { level, isWhole }: Around): boolean {
  if (level === undefined || isWhole) return false;
  if (token.type === "container") return token.nesting > 0 && appearsWhole(token.info);
  if (token.type === "list_item_open") return token.level === level + 1;
  return BLOCKS.includes(token.type) && token.level === level;
}

function appearsWhole(name: string): boolean {
  return name === "qr" || findCallout(name) !== undefined;
}
