import type { Place } from "../places.ts";
import type { Shared } from "../shared.ts";
import type { Shown } from "../shown.ts";
import type { Talk } from "../talk.ts";
import { isStarted } from "./clock.ts";
import { enterSlide, startRun, type Run } from "./run.ts";
import { readWatch } from "./watch.ts";

/** Starts the clock with the first step forward, and gives each slide its time; `opened` is what was shown before any step. */
export function timeTalk(talk: Talk, run: Shared<Run>, opened: Shown): void {
  const follow = (shown: Shown, before: Shown): void => {
    const now = readWatch();
    const started = isStepForward(talk, before, shown)
      ? startRun(run.value, before.place.id, now)
      : run.value;
    if (isStarted(started.clock)) run.change(enterSlide(started, shown.place.id, now));
  };
  talk.shown.watch((shown, before, isOwn) => {
    if (isOwn) follow(shown, before);
  });
  // A hand that was quicker than this code has begun the talk, too.
  if (talk.shown.value !== opened) follow(talk.shown.value, opened);
}

/** Out of the waiting screen, or on along the talk by any number of steps; a jump remembers where it came from. */
function isStepForward({ listSections }: Talk, before: Shown, shown: Shown): boolean {
  if (before.cover === "waiting" && shown.cover === "none") return true;
  return shown.before === before.before && isLater(listSections(), shown.place, before.place);
}

function isLater(sections: readonly HTMLElement[], place: Place, before: Place): boolean {
  const [from = -1, to = -1] = [before, place].map((each) =>
    sections.findIndex(({ id }) => id === each.id),
  );
  return from !== -1 && (to > from || (to === from && place.step > before.step));
}
