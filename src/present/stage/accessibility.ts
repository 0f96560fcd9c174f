import type { RevealApi } from "reveal.js";
import { outlineSlides, readFormulas } from "../talk/slides.ts";
import type { TalkController } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { getWords } from "../ui/words.ts";

/** What reveal says in English, in the deck's language. */
export function labels(deck: RevealApi): void {
  const { keys } = getWords();
  const element = deck.getRevealElement();
  const slides = deck.getSlidesElement();
  // "application" would keep screen readers from reading the slide (reveal.js #3772).
  element?.removeAttribute("role");
  for (const arrow of element?.querySelectorAll(".controls button") ?? []) {
    const isBack = arrow.matches(".navigate-left, .navigate-up");
    arrow.setAttribute("aria-label", isBack ? keys.previous : keys.next);
  }
  // A figure is read by its description; reveal, though nobody hears it, collects every word of
  // its drawing at each step.
  const hideDrawings = (): void => {
    const drawings = slides?.querySelectorAll("figure[role=img] > svg") ?? [];
    for (const drawing of drawings) drawing.setAttribute("aria-hidden", "true");
  };
  hideDrawings();
  deck.on("sectionsswapped", hideDrawings);
  slides?.addEventListener("figuredrawn", hideDrawings);
}

/**
 * Says each new slide and step to those who do not see it come: where the talk is, and what has
 * just appeared. The slide itself is there to read. Reveal would say all of its text at once, every
 * label of a diagram and the steps to come included.
 */
export function announce(deck: RevealApi, talk: TalkController): void {
  const status = createElement("p", "visually-hidden");
  status.setAttribute("role", "status");
  deck.getRevealElement()?.querySelector(".aria-status")?.remove();
  deck.getRevealElement()?.append(status);
  const sayPlace = (id: string): void => {
    const entry = outlineSlides(talk.listSections()).find((each) => each.id === id);
    status.textContent = entry === undefined ? "" : getWords().slideIs(entry.number, entry.title);
  };
  deck.on("slidechanged", () => sayPlace(deck.getCurrentSlide().id));
  deck.on("slideselected", (event) => sayPlace((event as unknown as { readonly id: string }).id));
  deck.on("fragmentshown", (event) => {
    const { fragments } = event as unknown as { readonly fragments: readonly Element[] };
    status.textContent = fragments.map(readStep).join(" ");
  });
}

/** What a step brings; that of a diagram is empty itself, and brings the parts of its number. */
function readStep(fragment: Element): string {
  const figure = fragment.closest("figure.figure");
  if (figure === null || !fragment.matches(".figure-step")) {
    return import.meta.env.HAS_FORMULAS ? (readFormulas(fragment) ?? "") : fragment.textContent;
  }
  const step = [...figure.querySelectorAll(".figure-step")].indexOf(fragment) + 1;
  const parts = [...figure.querySelectorAll(`[data-step="${step}"]`)];
  const words = parts.map(({ textContent }) => textContent.trim()).filter(Boolean);
  return words.length > 0 ? words.join(", ") : (figure.getAttribute("aria-label") ?? "");
}
