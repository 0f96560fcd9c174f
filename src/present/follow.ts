import type { RevealApi } from "reveal.js";
import { countShownSteps } from "./fragments.ts";
import { findNext, findPrevious, isSamePlace, type Place } from "./places.ts";
import { jumpTo, stepTo } from "./shown.ts";
import type { Feature } from "./stage.ts";
import type { Talk } from "./talk.ts";

/** Keeps reveal and what is shown together: whichever moves, the other follows. */
export const follow: Feature = {
  id: "follow",
  init(deck: RevealApi, talk: Talk): void {
    deck.on("ready", () => {
      // A deck without a slide loads again with its first one.
      if (talk.listSections().length === 0) return;
      talk.shown.settle({ ...talk.shown.value, place: readPlace(deck) });
      talk.shown.watch(({ place }) => showPlace(deck, talk, place));
      followReveal(deck, talk);
    });
  },
};

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
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    // Reveal tells of a change before it is through with it.
    queueMicrotask(() => {
      isAsked = false;
      arrive(deck, talk);
    });
  };
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) deck.on(event, ask);
  deck.on("slidechanged", () => forgetDepths(deck));
  deck.on("sectionsswapped", () => {
    showPlace(deck, talk, talk.shown.value.place);
    ask();
  });
  rememberOverview(deck, talk);
}

function arrive(deck: RevealApi, talk: Talk): void {
  const { value } = talk.shown;
  const place = readPlace(deck);
  if (isSamePlace(place, value.place)) return;
  const sections = talk.listSections();
  const neighbours = [findNext(sections, value.place), findPrevious(sections, value.place)];
  const isStep =
    deck.isOverview() ||
    place.id === value.place.id ||
    neighbours.some((neighbour) => neighbour?.id === place.id);
  talk.shown.change(isStep ? stepTo(value, place) : jumpTo(value, place));
}

/** A slide with others below is always entered at its top: reveal would go where it was left. */
function forgetDepths(deck: RevealApi): void {
  for (const stack of deck.getSlidesElement()?.querySelectorAll(".stack") ?? []) {
    stack.removeAttribute("data-previous-indexv");
  }
}

/** However one wanders in the overview, it is one jump from where it was opened. */
function rememberOverview(deck: RevealApi, { shown }: Talk): void {
  let opened: Place | undefined;
  deck.on("overviewshown", () => (opened = shown.value.place));
  deck.on("overviewhidden", () => {
    const before = opened;
    opened = undefined;
    queueMicrotask(() => {
      if (before !== undefined && before.id !== shown.value.place.id) {
        shown.change({ ...shown.value, before });
      }
    });
  });
}
