const ENTITY = /#(\d+|[a-z]+\d*);/gi;
/** Colours of `fill:#123456;`, which look like one. */
const STYLES = /^\s*(?:style|classDef|linkStyle)\b/;
const STAND_IN = /[a-z]([\u{E0020}-\u{E007E}])/gu;
const TAGS = 0xe0000;

/**
 * Gives a source whose entity codes, `#quot;` and `#35;`, are characters. Those that mean something
 * to a parser are a letter, which is as wide, and a tag that has no width; `restoreCharacters` puts
 * them into the drawing. Mermaid itself forgets the codes in most of its kinds.
 */
export function decodeEntities(source: string): string {
  return source
    .split("\n")
    .map((line) => (STYLES.test(line) ? line : line.replace(ENTITY, decode)))
    .join("\n");
}

function decode(entity: string, name: string): string {
  const parser = document.createElement("textarea");
  parser.innerHTML = /^\d/.test(name) ? `&#${name};` : `&${name};`;
  const character = parser.value;
  if ([...character].length !== 1) return entity;
  if (!/[ -/:-@[-`{-~]/.test(character)) return character;
  return `${/[#&@%]/.test(character) ? "a" : "r"}${String.fromCodePoint(TAGS + character.charCodeAt(0))}`;
}

/** Puts the characters in the place of what stands for them. */
export function restoreCharacters(svg: SVGSVGElement): void {
  const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    node.nodeValue = (node.nodeValue ?? "").replace(STAND_IN, (_all, tag: string) =>
      String.fromCodePoint((tag.codePointAt(0) ?? 0) - TAGS),
    );
  }
}
