import type { RevealApi } from "reveal.js";
import { showEnlarged } from "../slide/steps.ts";
import { listEnlargeable } from "../talk/places.ts";
import type { Talk } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { getWords } from "../ui/words.ts";

/** A black or white screen, or what waits for the audience before the talk; a touch takes it away. */
export function covers(_deck: RevealApi, talk: Talk): void {
  const title = createElement("p", "title");
  const cover = createElement("div", "cover", title, createElement("p", "", getWords().soon));
  cover.addEventListener("click", () => talk.uncover());
  talk.shown.subscribe(({ cover: kind }) => {
    title.textContent = document.title;
    cover.dataset["cover"] = kind;
    if (kind === "none") cover.remove();
    else if (!cover.isConnected) document.body.append(cover);
  });
}

/** A figure fills the slide, at a key or a click, and goes back; the steps go on all the while. */
export function enlarge(deck: RevealApi, talk: Talk): void {
  const update = (): void => showEnlarged(deck.getCurrentSlide(), talk.shown.value.enlarged);
  talk.shown.subscribe(update);
  for (const event of ["slidechanged", "sectionsswapped"]) deck.on(event, update);
  deck.on("overviewshown", () => talk.shrink());
  deck.getSlidesElement()?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") !== null) return;
    const figures: readonly Element[] = listEnlargeable(deck.getCurrentSlide());
    const index = figures.findIndex((figure) => target instanceof Node && figure.contains(target));
    if (index !== -1 && !deck.isOverview()) talk.toggleEnlarged(index);
  });
}
