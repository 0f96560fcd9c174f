import type { RevealApi } from "reveal.js";
import { createElement } from "../ui/element.ts";
import type { Talk } from "../talk/state.ts";
import { getWords } from "../ui/words.ts";

/** A black or white screen, or what waits for the audience before the talk; a touch takes it away. */
export function covers(_deck: RevealApi, talk: Talk): void {
  const title = createElement("p", "title");
  const cover = createElement("div", "cover", title, createElement("p", "", getWords().soon));
  cover.addEventListener("click", () => talk.uncover());
  talk.shown.watch(({ cover: kind }) => {
    title.textContent = document.title;
    cover.dataset["cover"] = kind;
    if (kind === "none") cover.remove();
    else if (!cover.isConnected) document.body.append(cover);
  });
}
