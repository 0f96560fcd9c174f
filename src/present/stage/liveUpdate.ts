import type { RevealApi } from "reveal.js";
import { fetchPage, onSave, replaceSections } from "../slide/swap.ts";
import { formatPlace, listSteps, type Place } from "../talk/places.ts";
import { jumpTo, stepTo, type Talk } from "../talk/state.ts";
import { isFollowing } from "./authoring.ts";
import { moveBackgrounds } from "./backgrounds.ts";

/** While slides are being written: a saved slide is on screen at once, place and step kept. */
export function liveUpdate(deck: RevealApi, talk: Talk): void {
  onSave(async (edited) => {
    await swapSections(deck, talk);
    comeBack(talk);
    if (isFollowing() && edited !== undefined) goTo(talk, edited);
  });
  // Reveal itself writes the address once a second at most: a page that is loaded again would
  // lose the last step.
  import.meta.hot?.on("vite:beforeFullReload", () => {
    history.replaceState(null, "", formatPlace(talk.shown.value.place));
  });
}

/** Where the stage was when its slide went, and what it shows since: a file may be put back. */
let lost: { readonly place: Place; readonly instead: string } | undefined;

async function swapSections(deck: RevealApi, talk: Talk): Promise<void> {
  // In a deck that had no slide, reveal has no place to keep and nothing to sync.
  if (deck.getTotalSlides() === 0) return location.reload();
  const fresh = await fetchPage();
  const live = deck.getSlidesElement();
  if (fresh === undefined || !live) return;

  const { place } = talk.shown.value;
  const before = deck.getIndices();
  document.title = fresh.page.title;
  document.documentElement.lang = fresh.page.documentElement.lang;
  moveBackgrounds(fresh.slides);
  replaceSections(live, fresh.slides);
  deck.sync();
  const slide = talk.findSection(place.id);
  const { h, v } = slide === undefined ? before : deck.getIndices(slide);
  const isThere = h === before.h && (v ?? 0) === before.v;
  // To show a slide again takes as long in a large deck as a step.
  if (!isThere || slide !== deck.getCurrentSlide()) deck.slide(h, v, place.step - 1);
  if (slide === undefined) lost = { place, instead: deck.getCurrentSlide().id };
  deck.dispatchEvent({ type: "sectionsswapped" });
}

/** A slide that is there again is shown again, unless the stage has gone elsewhere. */
function comeBack(talk: Talk): void {
  if (lost === undefined || talk.findSection(lost.place.id) === undefined) return;
  const { value } = talk.shown;
  if (value.place.id === lost.instead) talk.shown.change(stepTo(value, lost.place));
  lost = undefined;
}

/** Whoever writes another slide sees all its steps. */
function goTo(talk: Talk, id: string): void {
  const { value } = talk.shown;
  const slide = talk.findSection(id);
  if (slide === undefined || id === value.place.id) return;
  talk.shown.change(jumpTo(value, { id, step: listSteps(slide).length }));
}
