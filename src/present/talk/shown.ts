import { isSamePlace, type Place } from "./places.ts";

/** What lies over the slide. */
export type Cover = "none" | "black" | "white" | "waiting";

/** What the audience is shown. */
export interface Shown {
  readonly place: Place;
  /** Where the talk stood before the last jump. */
  readonly before: Place | null;
  readonly cover: Cover;
  /** Which of the slide's figures fills the stage, counted from 0; -1 for none. */
  readonly enlarged: number;
}

export const NOTHING_SHOWN: Shown = {
  place: { id: "", step: 0 },
  before: null,
  cover: "none",
  enlarged: -1,
};

/** The slide again, whatever covers it. */
export function uncover(shown: Shown): Shown {
  return shown.cover === "none" ? shown : { ...shown, cover: "none" };
}

/** A step along the talk. */
export function stepTo(shown: Shown, place: Place): Shown {
  if (isSamePlace(shown.place, place)) return uncover(shown);
  const enlarged = shown.place.id === place.id ? shown.enlarged : -1;
  return { ...shown, place, cover: "none", enlarged };
}

/** A jump, which remembers where it came from. */
export function jumpTo(shown: Shown, place: Place): Shown {
  if (isSamePlace(shown.place, place)) return uncover(shown);
  return { ...stepTo(shown, place), before: shown.place };
}

/** Back to where the talk stood before the last jump; once more leads forth again. */
export function goBack(shown: Shown): Shown {
  return shown.before === null ? shown : jumpTo(shown, shown.before);
}

export function toggleCover(shown: Shown, cover: Cover): Shown {
  return { ...shown, cover: shown.cover === cover ? "none" : cover };
}

/** A figure fills the stage, or the one that does goes back. */
export function toggleEnlarged(shown: Shown, index: number): Shown {
  return { ...shown, enlarged: shown.enlarged === index ? -1 : index };
}

/** The next of `count` figures fills the stage; after the last, none. */
export function enlargeNext(shown: Shown, count: number): Shown {
  const enlarged = shown.enlarged + 1 < count ? shown.enlarged + 1 : -1;
  return enlarged === shown.enlarged ? shown : { ...shown, enlarged };
}
