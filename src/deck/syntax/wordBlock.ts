import type { StateCore, Token } from "markdown-it";

/** Puts a token in the place of each paragraph that is nothing but a word, like `[[toc]]`. */
export function replaceWordBlocks(
  { tokens }: StateCore,
  word: string,
  create: (inline: Token) => Token,
): Token[] {
  const replaced: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const inline = tokens[index + 1];
    const isWord = inline?.content.trim().toLowerCase() === word;
    if (token.type === "paragraph_open" && inline !== undefined && isWord) {
      replaced.push(create(inline));
      index += 2;
    } else {
      replaced.push(token);
    }
  }
  return replaced;
}
