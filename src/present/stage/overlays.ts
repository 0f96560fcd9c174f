import type { RevealApi } from "reveal.js";
import { showEnlarged } from "../slide/steps.ts";
import { listEnlargeable } from "../talk/slides.ts";
import type { TalkController } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { formatViewAddress } from "../ui/window.ts";
import { getWords } from "../ui/words.ts";

/** A black or white screen, or what waits for the audience before the talk; a touch takes it away. */
export function covers(_deck: RevealApi, talk: TalkController): void {
  const title = createElement("p", "title");
  const cover = createElement("div", "cover", title, createElement("p", "", getWords().soon));
  cover.addEventListener("click", () => talk.uncover());
  talk.state.subscribe(({ cover: kind }) => {
    title.textContent = document.title;
    cover.dataset["cover"] = kind;
    if (kind === "none") cover.remove();
    else if (!cover.isConnected) document.body.append(cover);
  });
}

/** A figure fills the slide, at a key or a click, and goes back; the steps go on all the while. */
export function enlarge(deck: RevealApi, talk: TalkController): void {
  const update = (): void => showEnlarged(deck.getCurrentSlide(), talk.state.value.enlarged);
  talk.state.subscribe(update);
  for (const event of ["slidechanged", "sectionsswapped"]) deck.on(event, update);
  deck.on("overviewshown", () => talk.shrink());
  deck.getSlidesElement()?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") !== null) return;
    const figures: readonly Element[] = listEnlargeable(deck.getCurrentSlide());
    const index = figures.findIndex((figure) => target instanceof Node && figure.contains(target));
    if (index !== -1 && !deck.isOverview()) talk.toggleEnlarged(index);
  });
}

/** A mouse that moves is shown the ways on, until the first key: the keys, and a clicker, need none. */
export function mouse(): void {
  const { dataset } = document.documentElement;
  const show = (): void => {
    dataset["mouse"] = "";
  };
  const hide = (): void => {
    removeEventListener("mousemove", show);
    delete dataset["mouse"];
  };
  addEventListener("mousemove", show, { once: true });
  addEventListener("keydown", hide, { once: true });
}

/** The way from the stage to the same slide in the reading view, for a hand that looks for it. */
export function readLink(deck: RevealApi, talk: TalkController): void {
  const link = createElement("a", "reading-link", getWords().read);
  const follow = (): void => {
    link.href = formatViewAddress("read", talk.place.id);
  };
  talk.state.subscribe(follow);
  follow();
  // On a telephone held upright a slide is a stamp.
  deck.getRevealElement()?.append(link, createElement("p", "rotate-hint", getWords().turn));
}
