import { isSamePlace, type Place } from "../talk/places.ts";
import type { Shared } from "../talk/register.ts";
import type { Shown } from "../talk/shown.ts";
import type { Talk } from "../talk/state.ts";
import { isStarted } from "../talk/clock.ts";
import { enterSlide, startRun, type Run } from "./run.ts";
import { readWatch } from "../talk/watch.ts";

/**
 * Starts the clock with the first step forward that is made, in whatever window, while this speaker
 * view is open, and gives each slide its time. Without a speaker view there is no run: whoever
 * writes slides walks through them all day.
 */
export function timeTalk(talk: Talk, run: Shared<Run>): void {
  const opened = Date.now();
  talk.shown.watch((shown, before) => {
    const now = readWatch();
    // What this view is told when it opens has happened without it.
    const isNew = talk.shown.stamp.turn >= opened;
    const started =
      isNew && isStepForward(talk, before, shown)
        ? startRun(run.value, before.place.id, now)
        : run.value;
    if (isStarted(started.clock)) run.change(enterSlide(started, shown.place.id, now));
  });
}

/** Out of the waiting screen, or on along the talk by any number of steps; a jump remembers where it came from. */
function isStepForward({ listSections }: Talk, before: Shown, shown: Shown): boolean {
  if (before.cover === "waiting" && shown.cover === "none") return true;
  const isJump =
    shown.before !== null && (before.before === null || !isSamePlace(shown.before, before.before));
  return !isJump && isLater(listSections(), shown.place, before.place);
}

function isLater(sections: readonly HTMLElement[], place: Place, before: Place): boolean {
  const [from = -1, to = -1] = [before, place].map((each) =>
    sections.findIndex(({ id }) => id === each.id),
  );
  return from !== -1 && (to > from || (to === from && place.step > before.step));
}
