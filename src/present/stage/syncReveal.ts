import type { RevealApi } from "reveal.js";
import { findNext, findPrevious, isSamePlace, parsePlace, type Place } from "../talk/place.ts";
import { countShownSteps, listSteps } from "../talk/slides.ts";
import type { TalkController } from "../talk/state.ts";

/** Keeps reveal and what is shown together: whichever moves, the other follows. */
export function syncReveal(deck: RevealApi, talk: TalkController): void {
  // A deck without a slide loads again with its first one.
  if (talk.listSections().length === 0) return;
  // A reader sees all of the slide that a link names; the speaker's page opens it for the talk.
  const isWhole = !import.meta.env.HAS_NOTES && isSent();
  if (isWhole) deck.navigateFragment(listSteps(deck.getCurrentSlide()).length - 1);
  talk.state.init({ ...talk.state.value, place: readPlace(deck) });
  talk.state.subscribe(({ place }) => showPlace(deck, talk, place));
  followReveal(deck, talk);
}

/** Whether somebody came here by a link to a slide: who loads the page again is in the middle of it. */
function isSent(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  const isNew = (navigation as PerformanceNavigationTiming | undefined)?.type === "navigate";
  return isNew && parsePlace(location.hash)?.step === 0;
}

function readPlace(deck: RevealApi): Place {
  const slide = deck.getCurrentSlide();
  return { id: slide.id, step: countShownSteps(slide) };
}

/** A place whose slide is not here, because another window already has a later save, is waited for. */
function showPlace(deck: RevealApi, talk: TalkController, place: Place): void {
  const section = talk.findSection(place.id);
  if (section === undefined || isSamePlace(place, readPlace(deck))) return;
  if (deck.isOverview()) deck.toggleOverview(false);
  if (section === deck.getCurrentSlide()) {
    deck.navigateFragment(place.step - 1);
  } else {
    const { h, v } = deck.getIndices(section);
    deck.slide(h, v, place.step - 1);
  }
}

/** Links, addresses, touch and the overview move reveal by themselves. */
function followReveal(deck: RevealApi, talk: TalkController): void {
  let isAsked = false;
  let isWandering = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    // Reveal tells of a change before it is through with it.
    queueMicrotask(() => {
      isAsked = false;
      if (!deck.isOverview()) arrive(deck, talk, isWandering);
      isWandering = deck.isOverview();
    });
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) deck.on(event, ask);
  deck.on("slidechanged", () => {
    // A slide with others below is always entered at its top: reveal would go where it was left.
    for (const stack of deck.getSlidesElement()?.querySelectorAll(".stack") ?? []) {
      stack.removeAttribute("data-previous-indexv");
    }
  });
  deck.on("sectionsswapped", () => {
    if (!deck.isOverview()) showPlace(deck, talk, talk.place);
    ask();
  });
  deck.on("overviewshown", () => (isWandering = true));
  deck.on("overviewhidden", ask);
  window.addEventListener("hashchange", ({ newURL }) => {
    // Reveal writes the address up to a second late, and then over one that it has not read yet.
    const { hash } = new URL(newURL);
    const lost = hash === location.hash ? undefined : parsePlace(hash);
    if (lost !== undefined && talk.findSection(lost.id) !== undefined) talk.jumpTo(lost);
  });
}

/** However one has wandered in the overview, where it closes is one jump away. */
function arrive(deck: RevealApi, talk: TalkController, isWandering: boolean): void {
  const place = readPlace(deck);
  if (isSamePlace(place, talk.place)) return;
  const sections = talk.listSections();
  const neighbours = [findNext(sections, talk.place), findPrevious(sections, talk.place)];
  const isNear = neighbours.some((neighbour) => neighbour?.id === place.id);
  const isStep = place.id === talk.place.id || (isNear && !isWandering);
  if (isStep) talk.stepTo(place);
  else talk.jumpTo(place);
}
