import type { RevealApi } from "reveal.js";
import { isFollowing } from "./authoring.ts";
import { moveBackgrounds } from "./backgrounds.ts";
import { closeOverlay, fetchPage, onSave, replaceSections } from "./saves.ts";
import type { Feature } from "./stage.ts";

/** While slides are being written: a saved slide is on screen at once, place and step kept. */
export const liveUpdate: Feature = {
  id: "live-update",
  init(deck: RevealApi): void {
    onSave((edited) => swapSections(deck, edited));
  },
};

/** Shows the slides as they are now; `edited` is the one that the author wrote, if there is one. */
async function swapSections(deck: RevealApi, edited: string | undefined): Promise<void> {
  // In a deck that had no slide, reveal has no place to keep and nothing to sync.
  if (deck.getTotalSlides() === 0) return location.reload();
  const fresh = await fetchPage();
  const live = deck.getSlidesElement();
  if (fresh === undefined || !live) return;

  const place = deck.getIndices();
  const currentId = deck.getCurrentSlide().id;
  document.title = fresh.page.title;
  moveBackgrounds(fresh.slides);
  replaceSections(live, fresh.slides);
  deck.sync();
  const wanted = isFollowing() && edited !== undefined ? edited : currentId;
  const slide = document.getElementById(wanted) as HTMLElement | null;
  const { h, v } = slide === null ? place : deck.getIndices(slide);
  // Whoever writes another slide sees all its steps.
  deck.slide(h, v, wanted === currentId ? place.f : Infinity);
  closeOverlay();
  deck.dispatchEvent({ type: "sectionsswapped" });
}
