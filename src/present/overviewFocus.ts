import type { RevealApi } from "reveal.js";
import type { Feature } from "./stage.ts";

/** In the overview the keys go from slide to slide: what is on the slides waits until it closes. */
export const overviewFocus: Feature = {
  id: "overview-focus",
  init(deck: RevealApi): void {
    const listTargets = (): Iterable<HTMLElement> =>
      deck.getSlidesElement()?.querySelectorAll<HTMLElement>("a, button, input, select") ?? [];
    deck.on("overviewshown", () => {
      for (const target of listTargets()) target.tabIndex = -1;
    });
    deck.on("overviewhidden", () => {
      for (const target of listTargets()) target.removeAttribute("tabindex");
    });
  },
};
