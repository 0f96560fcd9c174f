import type { RevealApi } from "reveal.js";
import { outlineSlides } from "../talk/outline.ts";
import type { Talk } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
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

/**
 * Says each new slide and step to those who do not see it come: where the talk is, and what has
 * just appeared. The slide itself is there to read. Reveal would say all of its text at once, every
 * label of a diagram and the steps to come included.
 */
export function announce(deck: RevealApi, talk: Talk): void {
  const status = createElement("p", "visually-hidden");
  status.setAttribute("role", "status");
  deck.on("ready", () => {
    deck.getRevealElement()?.querySelector(".aria-status")?.remove();
    deck.getRevealElement()?.append(status);
  });
  deck.on("slidechanged", () => {
    status.textContent = describeSlide(talk, deck.getCurrentSlide().id);
  });
  deck.on("slideselected", (event) => {
    const { id } = event as unknown as { readonly id: string };
    status.textContent = describeSlide(talk, id);
  });
  deck.on("fragmentshown", (event) => {
    const { fragments } = event as unknown as { readonly fragments: readonly Element[] };
    status.textContent = fragments.map(readStep).join(" ");
  });
}

/** What a step brings; that of a diagram is empty itself, and brings the parts of its number. */
function readStep(fragment: Element): string {
  const figure = fragment.closest("figure.figure");
  if (figure === null || !fragment.matches(".figure-step")) return fragment.textContent;
  const step = [...figure.querySelectorAll(".figure-step")].indexOf(fragment) + 1;
  const parts = [...figure.querySelectorAll(`[data-step="${step}"]`)];
  const words = parts.map(({ textContent }) => textContent.trim()).filter(Boolean);
  return words.length > 0 ? words.join(", ") : (figure.getAttribute("aria-label") ?? "");
}

function describeSlide(talk: Talk, id: string): string {
  const entry = outlineSlides(talk.listSections()).find((each) => each.id === id);
  return entry === undefined ? "" : getWords().slideIs(entry.number, entry.title);
}
