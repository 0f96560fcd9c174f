import type { Token } from "markdown-it";

/** Visits every inline token, in source order; those of a picture's description after the picture. */
export function walkInline(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const { children } of tokens) {
    for (const child of children ?? []) {
      visit(child);
      for (const inner of child.children ?? []) visit(inner);
    }
  }
}
