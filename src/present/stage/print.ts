import type { RevealApi } from "reveal.js";

/** Lets the stage be printed as the article: without reveal's marks the style sheets make it. */
export function print(deck: RevealApi): void {
  const { dataset } = document.documentElement;
  let undo: readonly (() => void)[] = [];
  addEventListener("beforeprint", () => {
    dataset["view"] = "read";
    undo = [
      takeClass(document.documentElement, "reveal-full-page"),
      takeClass(deck.getRevealElement(), "reveal"),
      takeClass(deck.getViewportElement(), "reveal-viewport"),
      // Else a screen reader, and the outline of a PDF, would know the current slide alone.
      ...[...document.querySelectorAll(".deck section")].flatMap((section) =>
        takeAttributes(section, ["hidden", "aria-hidden"]),
      ),
    ];
  });
  addEventListener("afterprint", () => {
    for (const putBack of undo) putBack();
    dataset["view"] = "stage";
  });
}

function takeClass(element: HTMLElement | null, name: string): () => void {
  element?.classList.remove(name);
  return () => element?.classList.add(name);
}

function takeAttributes(element: Element, names: readonly string[]): (() => void)[] {
  return names.flatMap((name) => {
    const attribute = element.getAttributeNode(name);
    if (attribute === null) return [];
    element.removeAttributeNode(attribute);
    return [() => void element.setAttributeNode(attribute)];
  });
}
