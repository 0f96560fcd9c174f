/** Orders the changes of a shared value over all windows: the one made last wins. */
interface Stamp {
  /** When it was made, since 1970, and always after the change it replaces; -1 while there is nothing to tell. */
  readonly turn: number;
  /** The window that made the change: decides between two made at once. */
  readonly by: string;
}

type Listener<T> = (value: T, before: T, isOwn: boolean) => void;

/** A value that every window of a deck holds: what was chosen last, in any of them, is what all have. */
export interface Shared<T> {
  readonly value: T;
  readonly stamp: Stamp;
  /** Takes what was chosen in this window. */
  change(value: T): void;
  /** Takes what this window finds when it opens: it gives way to what any other window says. */
  settle(value: T, turn?: number): void;
  /** Takes another window's value if its change is the later one; tells whether it did. */
  receive(value: T, stamp: Stamp, isWelcome?: boolean): boolean;
  watch(listener: Listener<T>): void;
  /** Like `watch`, but before all who watch. */
  watchFirst(listener: Listener<T>): void;
}

/** This window's name among the others. */
export const windowName = Math.random().toString(36).slice(2);

export function createShared<T>(initial: T): Shared<T> {
  let value = initial;
  let stamp: Stamp = { turn: -1, by: windowName };
  const listeners: Listener<T>[] = [];

  const take = (next: T, nextStamp: Stamp, isOwn: boolean): void => {
    const before = value;
    value = next;
    stamp = nextStamp;
    for (const listener of listeners) listener(value, before, isOwn);
  };

  return {
    get value() {
      return value;
    },
    get stamp() {
      return stamp;
    },
    change(next) {
      // By the one clock of all windows: a new one may not have heard yet what it replaces.
      const turn = Math.max(stamp.turn + 1, Date.now());
      if (next !== value) take(next, { turn, by: windowName }, true);
    },
    settle(next, turn = 0) {
      take(next, { turn, by: windowName }, false);
    },
    receive(next, nextStamp, isWelcome = false) {
      const isTaken = isLater(nextStamp, stamp) || (isWelcome && stamp.turn <= 0);
      if (isTaken) take(next, nextStamp, false);
      return isTaken;
    },
    watch(listener) {
      listeners.push(listener);
    },
    watchFirst(listener) {
      listeners.unshift(listener);
    },
  };
}

function isLater(a: Stamp, b: Stamp): boolean {
  return a.turn > b.turn || (a.turn === b.turn && a.turn > 0 && a.by > b.by);
}
