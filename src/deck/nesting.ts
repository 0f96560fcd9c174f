/** Levels of lists and mappings inside each other: whatever walks them does so by calling itself. */
const DEEPEST = 200;

/** Where YAML or JSON goes deeper than anything is meant to, as an offset; nothing where it does not. */
export function findDeepNesting(text: string): number | undefined {
  const indents: number[] = [];
  let open = 0;
  for (const { 0: piece, index } of text.matchAll(
    /"(?:[^"\\\n]|\\.)*"|[[{]|[\]}]|^ *(?:[-?] +)*(?=\S)/gm,
  )) {
    if (/^[[{]$/.test(piece)) open += 1;
    else if (/^[\]}]$/.test(piece)) open = Math.max(0, open - 1);
    else if (/^ *(?:[-?] +)*$/.test(piece)) {
      const starts = [...piece.matchAll(/[-?]/g)].map((mark) => mark.index);
      for (const column of [...starts, piece.length]) {
        while ((indents.at(-1) ?? -1) >= column) indents.pop();
        indents.push(column);
      }
    }
    if (open > DEEPEST || indents.length > DEEPEST) return index;
  }
  return undefined;
}

export const TOO_DEEP = `this goes more than ${DEEPEST} levels deep: nothing shows that`;
