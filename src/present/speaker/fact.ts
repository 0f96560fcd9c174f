import { createElement, writeText } from "../ui/element.ts";

/** A name with a value that changes, as part of a list of such. */
export interface Fact {
  readonly element: HTMLElement;
  write(value: string, name?: string): void;
}

export function createFact(name: string): Fact {
  const term = createElement("dt", "", name);
  const value = createElement("dd");
  return {
    element: createElement("div", "", term, value),
    write(text, newName = name) {
      writeText(term, newName);
      writeText(value, text);
    },
  };
}
