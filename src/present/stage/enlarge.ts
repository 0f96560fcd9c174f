import type { RevealApi } from "reveal.js";
import type { Talk } from "../talk/state.ts";

/** A figure fills the slide, at a key or a click, and goes back; the steps go on all the while. */
export function enlarge(deck: RevealApi, talk: Talk): void {
  const update = (): void => showEnlarged(deck.getCurrentSlide(), talk.shown.value.enlarged);
  talk.shown.watch(update);
  for (const event of ["slidechanged", "sectionsswapped"]) deck.on(event, update);
  deck.on("overviewshown", () => talk.shrink());
  deck.getSlidesElement()?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") !== null) return;
    const figures: readonly Element[] = listEnlargeable(deck.getCurrentSlide());
    const index = figures.findIndex((figure) => target instanceof Node && figure.contains(target));
    if (index !== -1 && !deck.isOverview()) talk.toggleEnlarged(index);
  });
}

/** What can fill the slide: figures, and pictures that stand by themselves. */
export function listEnlargeable(section: ParentNode): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>("figure.figure, p > img:only-child")];
}

/** Lets the figure counted `index` fill its slide; -1 for none. The style sheets do the rest. */
export function showEnlarged(section: ParentNode, index: number): void {
  for (const [position, figure] of listEnlargeable(section).entries()) {
    figure.classList.toggle("enlarged", position === index);
  }
}
