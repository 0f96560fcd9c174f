/**
 * A short name made of a figure's source, for the ids inside its drawing: the same source gives
 * the same drawing, byte for byte.
 */
export function createFigureName(source: string): string {
  let hash = 0x811c9dc5;
  for (const character of source) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return `figure-${(hash >>> 0).toString(36)}`;
}
