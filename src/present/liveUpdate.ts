import type { RevealApi } from "reveal.js";
import { isFollowing } from "./authoring.ts";
import { moveBackgrounds } from "./backgrounds.ts";
import { listSteps } from "./fragments.ts";
import { closeOverlay, fetchPage, onSave, replaceSections } from "./saves.ts";
import { jumpTo } from "./shown.ts";
import type { Feature } from "./stage.ts";
import type { Talk } from "./talk.ts";

/** While slides are being written: a saved slide is on screen at once, place and step kept. */
export const liveUpdate: Feature = {
  id: "live-update",
  init(deck: RevealApi, talk: Talk): void {
    onSave(async (edited) => {
      await swapSections(deck);
      const slide = isFollowing() && edited !== undefined ? talk.findSection(edited) : undefined;
      // Whoever writes another slide sees all its steps.
      if (slide !== undefined && slide !== deck.getCurrentSlide()) {
        const place = { id: slide.id, step: listSteps(slide).length };
        talk.shown.change(jumpTo(talk.shown.value, place));
      }
    });
  },
};

async function swapSections(deck: RevealApi): Promise<void> {
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
  const current = document.getElementById(currentId) as HTMLElement | null;
  const { h, v } = current === null ? place : deck.getIndices(current);
  deck.slide(h, v, place.f);
  closeOverlay();
  deck.dispatchEvent({ type: "sectionsswapped" });
}
