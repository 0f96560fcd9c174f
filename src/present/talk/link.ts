import { windowName, type Shared } from "./register.ts";
import type { Channel } from "./channel.ts";
import type { Guard } from "./guards.ts";
import { readWatch } from "./watch.ts";

/** Watches of two windows that differ by less were set by the same clock. Milliseconds. */
const SAME_WATCH = 1000;

interface LinkOptions<T> {
  readonly name: string;
  readonly guard: Guard<T>;
  /** Brings a value to this window's watch, which is `shift` milliseconds ahead of the sender's. */
  readonly adapt?: (value: T, shift: number) => T;
}

/**
 * Joins a shared value with that of the deck's other windows: what is changed here is told, what
 * is changed there is taken, and a window that says hello gets it.
 */
export function linkShared<T>(
  channel: Channel,
  shared: Shared<T>,
  { name, guard, adapt = (value) => value }: LinkOptions<T>,
): void {
  const tell = (to: string | null): void => {
    const { stamp, value } = shared;
    if (stamp.turn < 0) return;
    channel.send({ kind: "shared", to, name, ...stamp, sent: readWatch(), value });
  };
  // The others are told before this window draws: all of them draw at the same time.
  shared.watchFirst((_value, _before, isOwn) => {
    if (isOwn) tell(null);
  });
  channel.on("hello", ({ from }) => tell(from));
  channel.on("shared", ({ from, to, turn, by, sent, value, name: told }) => {
    if (told !== name || !guard(value) || (to !== null && to !== windowName)) return;
    const shift = readWatch() - sent;
    const adapted = Math.abs(shift) < SAME_WATCH ? value : adapt(value, shift);
    const isTaken = shared.receive(adapted, { turn, by }, to === windowName);
    // Whoever tells of something older missed what came after it.
    if (!isTaken && shared.stamp.turn > turn) tell(from);
  });
  // A speaker view that had nothing to show takes what this window opened with.
  tell(null);
}

/** Asks the other windows for what they share, now and whenever this one may have missed something. */
export function sayHello(channel: Channel): void {
  const hello = (): void => {
    if (document.visibilityState === "visible") channel.send({ kind: "hello" });
  };
  document.addEventListener("visibilitychange", hello);
  window.addEventListener("pageshow", hello);
  channel.send({ kind: "hello" });
}
