import type { Token } from "markdown-it";

/** Visits every inline token, in source order. */
export function walkInline(tokens: readonly Token[], visit: (token: Token) => void): void {
  for (const { children } of tokens) {
    for (const child of children ?? []) visit(child);
  }
}
