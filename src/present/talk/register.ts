/** Orders the changes of a register over all windows: the last one wins. */
interface Stamp {
  /** When it was made, since 1970, and always after the change it replaces; -1 while there is nothing to tell. */
  readonly timestamp: number;
  /** The window that made the change: decides between two made at once. */
  readonly by: string;
}

type Subscriber<T> = (value: T, before: T, isOwn: boolean) => void;

/** This window's name among the others. */
export const windowName = Math.random().toString(36).slice(2);

/** A value that every window of a deck holds; the last writer wins, in whatever window. */
export class Register<T> {
  value: T;
  stamp: Stamp = { timestamp: -1, by: windowName };
  readonly #subscribers: Subscriber<T>[] = [];

  constructor(initial: T) {
    this.value = initial;
  }

  /** Takes what was chosen in this window. */
  change(value: T): void {
    // By the one clock of all windows: a new one may not have heard yet what it replaces.
    const timestamp = Math.max(this.stamp.timestamp + 1, Date.now());
    if (value !== this.value) this.#take(value, { timestamp, by: windowName }, true);
  }

  /** Takes what this window finds when it opens: it gives way to what any other window says. */
  init(value: T, timestamp = 0): void {
    this.#take(value, { timestamp, by: windowName }, false);
  }

  /**
   * Takes another window's value if its change is the later one, and tells whether it did; `force`
   * makes a window that has only opened take it in any case.
   */
  receive(value: T, stamp: Stamp, force = false): boolean {
    const isTaken = isLater(stamp, this.stamp) || (force && this.stamp.timestamp <= 0);
    if (isTaken) this.#take(value, stamp, false);
    return isTaken;
  }

  /** Calls `subscriber` after each change; `isFirst`: before all who subscribed until now. */
  subscribe(subscriber: Subscriber<T>, isFirst = false): void {
    if (isFirst) this.#subscribers.unshift(subscriber);
    else this.#subscribers.push(subscriber);
  }

  #take(value: T, stamp: Stamp, isOwn: boolean): void {
    const before = this.value;
    this.value = value;
    this.stamp = stamp;
    for (const subscriber of this.#subscribers) subscriber(value, before, isOwn);
  }
}

function isLater(a: Stamp, b: Stamp): boolean {
  if (a.timestamp === b.timestamp) return a.timestamp > 0 && a.by > b.by;
  return a.timestamp > b.timestamp;
}
