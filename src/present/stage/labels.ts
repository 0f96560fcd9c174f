import type { RevealApi } from "reveal.js";
import { getWords } from "../ui/words.ts";

/** What reveal says in English, in the deck's language. */
export function labels(deck: RevealApi): void {
  deck.on("ready", () => {
    const { keys } = getWords();
    const element = deck.getRevealElement();
    // "application" would keep screen readers from reading the slide (reveal.js #3772).
    element?.removeAttribute("role");
    const label = (selector: string, text: string): void => {
      element?.querySelector(selector)?.setAttribute("aria-label", text);
    };
    for (const place of ["left", "up"]) label(`.navigate-${place}`, keys.previous);
    for (const place of ["right", "down"]) label(`.navigate-${place}`, keys.next);
  });
  for (const event of ["ready", "sectionsswapped"]) deck.on(event, () => hideDrawings(deck));
  deck.getSlidesElement()?.addEventListener("figuredrawn", () => hideDrawings(deck));
}

/** A figure is read by its description; reveal, though nobody hears it, collects every word of its drawing at each step. */
function hideDrawings(deck: RevealApi): void {
  const drawings = deck.getSlidesElement()?.querySelectorAll("figure[role=img] > svg") ?? [];
  for (const drawing of drawings) drawing.setAttribute("aria-hidden", "true");
}
