import type { RevealApi } from "reveal.js";
import { createElement } from "../ui/element.ts";
import type { Talk } from "../talk/state.ts";
import { formatViewAddress } from "../ui/viewAddress.ts";
import { getWords } from "../ui/words.ts";

/** The way from the stage to the same slide in the reading view, for a hand that looks for it. */
export function readLink(deck: RevealApi, talk: Talk): void {
  const link = createElement("a", "to-read", getWords().read);
  const follow = (): void => {
    link.href = formatViewAddress("read", talk.shown.value.place.id);
  };
  talk.shown.watch(follow);
  follow();
  // On a telephone held upright a slide is a stamp.
  deck.getRevealElement()?.append(link, createElement("p", "turn", getWords().turn));
}
