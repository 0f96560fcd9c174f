/** An attribute as it is written; a class among others is the attribute `class`. */
export interface WrittenAttribute {
  readonly name: string;
  readonly value: string;
  /** Only a name, without `=`. */
  readonly isBare: boolean;
  /** Where it begins in the text that was parsed. */
  readonly offset: number;
}

export interface AttributeList {
  readonly attributes: readonly WrittenAttribute[];
  /** The first piece that is no attribute. */
  readonly rest: { readonly text: string; readonly offset: number } | undefined;
}

const ATTRIBUTE =
  /\s*(?:\.([\w:-]+)(?=[\s.]|$)|#([\w:-]+)(?=\s|$)|([a-z_:@][\w:.-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?(?=\s|$))/iy;

/** Reads `.class #id name=value name="a value" name`. */
export function parseAttributeList(text: string): AttributeList {
  const attributes: WrittenAttribute[] = [];
  const pattern = new RegExp(ATTRIBUTE);
  for (;;) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return { attributes, rest: findRest(text, from) };
    const [all, className, id, name, ...values] = match;
    const value = [className, id, ...values].find((found) => found !== undefined);
    attributes.push({
      name: name ?? (className === undefined ? "id" : "class"),
      value: value ?? "",
      isBare: value === undefined,
      offset: match.index + all.length - all.trimStart().length,
    });
  }
}

function findRest(text: string, from: number): AttributeList["rest"] {
  const found = /\S+/.exec(text.slice(from));
  return found === null ? undefined : { text: found[0], offset: from + found.index };
}
