import { findNext, isSamePlace } from "../places.ts";
import type { Shared } from "../shared.ts";
import type { Shown } from "../shown.ts";
import type { Talk } from "../talk.ts";
import { isStarted } from "./clock.ts";
import { enterSlide, startRun, type Run } from "./run.ts";
import { readWatch } from "./watch.ts";

/** Starts the clock with the first step forward, and gives each slide its time. */
export function timeTalk(talk: Talk, run: Shared<Run>): void {
  talk.shown.watch((shown, before, isOwn) => {
    if (!isOwn) return;
    const now = readWatch();
    const started = isStepForward(talk, before, shown)
      ? startRun(run.value, before.place.id, now)
      : run.value;
    if (isStarted(started.clock)) run.change(enterSlide(started, shown.place.id, now));
  });
}

function isStepForward(talk: Talk, before: Shown, shown: Shown): boolean {
  if (before.cover === "waiting" && shown.cover === "none") return true;
  const next = findNext(talk.listSections(), before.place);
  return next !== undefined && isSamePlace(next, shown.place);
}
