import type { RevealApi } from "reveal.js";
import type { Feature } from "./stage.ts";
import { getWords } from "./words.ts";

/** What reveal says in English, in the deck's language. */
export const labels: Feature = {
  id: "labels",
  init(deck: RevealApi): void {
    deck.on("ready", () => {
      const words = getWords();
      const element = deck.getRevealElement();
      // "application" would keep screen readers from reading the slide (reveal.js #3772).
      element?.removeAttribute("role");
      const label = (selector: string, text: string): void => {
        element?.querySelector(selector)?.setAttribute("aria-label", text);
      };
      for (const place of ["left", "up"]) label(`.navigate-${place}`, words.previousSlide);
      for (const place of ["right", "down"]) label(`.navigate-${place}`, words.nextSlide);
    });
  },
};
