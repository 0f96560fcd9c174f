import type { RevealApi } from "reveal.js";
import type { Feature } from "./stage.ts";

/** A figure fills the slide at a click, and goes back at the next; the steps go on all the while. */
export const enlarge: Feature = {
  id: "enlarge",
  init(deck: RevealApi): void {
    deck.getSlidesElement()?.addEventListener("click", ({ target }) => {
      const figure = target instanceof Element ? target.closest("figure.figure") : null;
      if (figure !== null && !deck.isOverview()) toggle(figure);
    });
    deck.on("slidechanged", closeEnlarged);
    deck.on("overviewshown", closeEnlarged);
  },
};

/** Enlarges the first figure of the current slide, or puts the one that is large back. */
export function toggleEnlarged(deck: RevealApi): void {
  if (closeEnlarged()) return;
  const figure = deck.getCurrentSlide().querySelector("figure.figure");
  if (figure !== null) toggle(figure);
}

/** Puts the enlarged figure back; false when there is none. */
export function closeEnlarged(): boolean {
  const figure = document.querySelector("figure.enlarged");
  figure?.classList.remove("enlarged");
  return figure !== null;
}

/** Its drawing is made of vectors: at any size it is sharp. */
function toggle(figure: Element): void {
  figure.classList.toggle("enlarged");
}
