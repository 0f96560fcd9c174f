import type { RevealApi } from "reveal.js";
import type { Talk } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { formatViewAddress } from "../ui/window.ts";
import { getWords } from "../ui/words.ts";

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
export function readLink(deck: RevealApi, talk: Talk): void {
  const link = createElement("a", "to-read", getWords().read);
  const follow = (): void => {
    link.href = formatViewAddress("read", talk.shown.value.place.id);
  };
  talk.shown.subscribe(follow);
  follow();
  // On a telephone held upright a slide is a stamp.
  deck.getRevealElement()?.append(link, createElement("p", "turn", getWords().turn));
}
