import type { RevealApi } from "reveal.js";
import {
  countShownSteps,
  findNext,
  findPrevious,
  isSamePlace,
  listSteps,
  parsePlace,
  type Place,
} from "../talk/places.ts";
import { jumpTo, stepTo, type Talk } from "../talk/state.ts";

/** Keeps reveal and what is shown together: whichever moves, the other follows. */
export function follow(deck: RevealApi, talk: Talk): void {
  deck.on("ready", () => {
    // A deck without a slide loads again with its first one.
    if (talk.listSections().length === 0) return;
    if (!import.meta.env.HAS_NOTES && isSent()) showWhole(deck);
    talk.shown.init({ ...talk.shown.value, place: readPlace(deck) });
    talk.shown.subscribe(({ place }) => showPlace(deck, talk, place));
    followReveal(deck, talk);
  });
}

/** Whether somebody came here by a link to a slide: who loads the page again is in the middle of it. */
function isSent(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  const isNew = (navigation as PerformanceNavigationTiming | undefined)?.type === "navigate";
  return isNew && parsePlace(location.hash)?.step === 0;
}

/** A reader sees all of the slide that a link names; the speaker's page opens it for the talk. */
function showWhole(deck: RevealApi): void {
  deck.navigateFragment(listSteps(deck.getCurrentSlide()).length - 1);
}

function readPlace(deck: RevealApi): Place {
  const slide = deck.getCurrentSlide();
  return { id: slide.id, step: countShownSteps(slide) };
}

/** A place whose slide is not here, because another window already has a later save, is waited for. */
function showPlace(deck: RevealApi, talk: Talk, place: Place): void {
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
function followReveal(deck: RevealApi, talk: Talk): void {
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
  deck.on("slidechanged", () => forgetDepths(deck));
  deck.on("sectionsswapped", () => {
    if (!deck.isOverview()) showPlace(deck, talk, talk.shown.value.place);
    ask();
  });
  deck.on("overviewshown", () => (isWandering = true));
  deck.on("overviewhidden", ask);
  window.addEventListener("hashchange", ({ newURL }) => goToLost(talk, new URL(newURL).hash));
}

/** Reveal writes the address up to a second late, and then over one that it has not read yet. */
function goToLost(talk: Talk, hash: string): void {
  const place = hash === location.hash ? undefined : parsePlace(hash);
  if (place === undefined || talk.findSection(place.id) === undefined) return;
  talk.shown.change(jumpTo(talk.shown.value, place));
}

/** However one has wandered in the overview, where it closes is one jump away. */
function arrive(deck: RevealApi, talk: Talk, isWandering: boolean): void {
  const { value } = talk.shown;
  const place = readPlace(deck);
  if (isSamePlace(place, value.place)) return;
  const sections = talk.listSections();
  const neighbours = [findNext(sections, value.place), findPrevious(sections, value.place)];
  const isNear = neighbours.some((neighbour) => neighbour?.id === place.id);
  const isStep = place.id === value.place.id || (isNear && !isWandering);
  talk.shown.change(isStep ? stepTo(value, place) : jumpTo(value, place));
}

/** A slide with others below is always entered at its top: reveal would go where it was left. */
function forgetDepths(deck: RevealApi): void {
  for (const stack of deck.getSlidesElement()?.querySelectorAll(".stack") ?? []) {
    stack.removeAttribute("data-previous-indexv");
  }
}
