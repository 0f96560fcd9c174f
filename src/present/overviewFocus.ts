import type { RevealApi } from "reveal.js";

/** In the overview the keys go from slide to slide: what is on the slides waits until it closes. */
export function overviewFocus(deck: RevealApi): void {
  const listTargets = (): Iterable<HTMLElement> =>
    deck.getSlidesElement()?.querySelectorAll<HTMLElement>("a, button, input, select") ?? [];
  deck.on("overviewshown", () => {
    for (const target of listTargets()) target.tabIndex = -1;
  });
  deck.on("overviewhidden", () => {
    for (const target of listTargets()) target.removeAttribute("tabindex");
  });
}
