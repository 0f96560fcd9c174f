import type { Shared } from "./register.ts";
import type { Shown } from "./shown.ts";
import type { Place } from "./places.ts";
import type { Talk } from "./state.ts";
import type { Channel } from "./channel.ts";
import { shiftClock } from "./clock.ts";
import { isNullOr, isNumber, isOneOf, isShape, isText, type Guard } from "./guards.ts";
import { linkShared, sayHello } from "./link.ts";
import type { Run } from "../speaker/run.ts";
import { isRun, openRun } from "../speaker/runKeeper.ts";

const isPlace: Guard<Place> = isShape({ id: isText, step: isNumber });

const isShown: Guard<Shown> = isShape<Shown>({
  place: isPlace,
  before: isNullOr(isPlace),
  cover: isOneOf("none", "black", "white", "waiting"),
  enlarged: isNumber,
});

/** Shares a talk, and its run, with the deck's other windows. */
export function joinTalk(channel: Channel, talk: Talk): Shared<Run> {
  const run = openRun();
  linkShared(channel, talk.shown, { name: "shown", guard: isShown });
  linkShared(channel, run, {
    name: "run",
    guard: isRun,
    adapt: (value, shift) => ({ ...value, clock: shiftClock(value.clock, shift) }),
  });
  sayHello(channel);
  return run;
}
