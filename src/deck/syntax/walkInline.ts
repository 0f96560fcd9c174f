import type { Token } from "markdown-it";
import { createLocator, type ChapterEnv } from "../chapterEnv.ts";
import type { Location } from "../problem.ts";

/** Visits every inline token with a function that finds places in its block, in source order. */
export function walkInline(
  tokens: readonly Token[],
  env: ChapterEnv,
  visit: (token: Token, locate: (needle: string) => Location) => void,
): void {
  // The text of a table cell has no lines of its own: those of its row hold for it.
  let lines: [number, number] = [0, 0];
  let locate = createLocator(env, lines);
  for (const token of tokens) {
    if (token.map !== null && (token.map[0] !== lines[0] || token.map[1] !== lines[1])) {
      lines = token.map;
      locate = createLocator(env, lines);
    }
    for (const child of token.children ?? []) visit(child, locate);
  }
}
