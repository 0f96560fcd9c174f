/** An element of a page as plain data; a string is a text. */
export interface SlideTree {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SlideTree | string)[];
}

/** Reads an element in the page, to be compared outside of it. Comments are left out. */
export function readTree(element: Element): SlideTree {
  return {
    tag: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.childNodes].flatMap((node): (SlideTree | string)[] => {
      if (node instanceof Element) return [readTree(node)];
      return node instanceof Text ? [node.data] : [];
    }),
  };
}
