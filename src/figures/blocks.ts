/** A block of a diagram that a line "end" closes: its first word, and its line, from 0. */
export interface Block {
  readonly word: string;
  readonly line: number;
}

const OPENS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:flowchart|graph|swimlane)/, /^\s*(subgraph)\b/],
  [/^sequence/, /^\s*(loop|alt|opt|par|par_over|critical|break|rect|box)\b/],
];
const CLOSES = /^\s*end\b/;

/** The blocks of a diagram of this type that are open after these lines, the outermost first. */
export function findOpenBlocks(type: string, lines: readonly string[]): readonly Block[] {
  const opens = OPENS.find(([types]) => types.test(type))?.[1];
  const open: Block[] = [];
  for (const [line, text] of lines.entries()) {
    const word = opens?.exec(text)?.[1];
    if (word !== undefined) open.push({ word, line });
    else if (CLOSES.test(text)) open.pop();
  }
  return open;
}
