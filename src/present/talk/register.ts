/** Orders the changes of a register over all windows: the last one wins. */
interface Stamp {
  /** When it was made, since 1970, and always after the change it replaces; -1 while there is nothing to tell. */
  readonly timestamp: number;
  /** The window that made the change: decides between two made at once. */
  readonly by: string;
}

type Subscriber<T> = (value: T, before: T, isOwn: boolean) => void;

/** A value that every window of a deck holds; the last writer wins, in whatever window. */
export interface Register<T> {
  readonly value: T;
  readonly stamp: Stamp;
  /** Takes what was chosen in this window. */
  change(value: T): void;
  /** Takes what this window finds when it opens: it gives way to what any other window says. */
  init(value: T, timestamp?: number): void;
  /** Takes another window's value if its change is the later one, and tells whether it did; `force` makes a window that has only opened take it in any case. */
  receive(value: T, stamp: Stamp, force?: boolean): boolean;
  subscribe(subscriber: Subscriber<T>): void;
  /** Like `subscribe`, but called before all other subscribers. */
  subscribeFirst(subscriber: Subscriber<T>): void;
}

/** This window's name among the others. */
export const windowName = Math.random().toString(36).slice(2);

export function createRegister<T>(initial: T): Register<T> {
  let value = initial;
  let stamp: Stamp = { timestamp: -1, by: windowName };
  const subscribers: Subscriber<T>[] = [];

  const take = (next: T, nextStamp: Stamp, isOwn: boolean): void => {
    const before = value;
    value = next;
    stamp = nextStamp;
    for (const subscriber of subscribers) subscriber(value, before, isOwn);
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
      const timestamp = Math.max(stamp.timestamp + 1, Date.now());
      if (next !== value) take(next, { timestamp, by: windowName }, true);
    },
    init(next, timestamp = 0) {
      take(next, { timestamp, by: windowName }, false);
    },
    receive(next, nextStamp, force = false) {
      const isTaken = isLater(nextStamp, stamp) || (force && stamp.timestamp <= 0);
      if (isTaken) take(next, nextStamp, false);
      return isTaken;
    },
    subscribe(subscriber) {
      subscribers.push(subscriber);
    },
    subscribeFirst(subscriber) {
      subscribers.unshift(subscriber);
    },
  };
}

function isLater(a: Stamp, b: Stamp): boolean {
  if (a.timestamp === b.timestamp) return a.timestamp > 0 && a.by > b.by;
  return a.timestamp > b.timestamp;
}
