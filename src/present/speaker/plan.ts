/** A slide's part in the time of the talk. Seconds. */
export interface PlannedSlide {
  readonly id: string;
  readonly time: number | undefined;
  readonly isBackup: boolean;
}

/** What the talk should take. Seconds. */
export interface Plan {
  /** Nothing when neither the deck nor any slide says how long it is. */
  readonly total: number | undefined;
  readonly slots: ReadonlyMap<string, Slot>;
}

interface Slot {
  /** When the slide should come. */
  readonly start: number;
  readonly budget: number;
}

export type Pace =
  | { readonly kind: "none" }
  | { readonly kind: "on-time" }
  | { readonly kind: "ahead" | "behind"; readonly seconds: number };

/** Below this, nobody is early or late. Seconds. */
const TOLERANCE = 30;

/** Slides that name no time share what the others leave of the talk's duration. */
export function planTalk(slides: readonly PlannedSlide[], duration: number | undefined): Plan {
  const counted = slides.filter(({ isBackup }) => !isBackup);
  const named = counted.reduce((sum, { time = 0 }) => sum + time, 0);
  const open = counted.filter(({ time }) => time === undefined).length;
  const share = open === 0 ? 0 : Math.max((duration ?? named) - named, 0) / open;
  const slots = new Map<string, Slot>();
  let start = 0;
  for (const { id, time = share } of counted) {
    slots.set(id, { start, budget: time });
    start += time;
  }
  const total = duration ?? (named > 0 ? named : undefined);
  return { total, slots: total === undefined ? new Map() : slots };
}

/** Early before the slide should come, late after it should be over, on time in between. */
export function judgePace({ total, slots }: Plan, id: string, elapsed: number): Pace {
  const slot = slots.get(id);
  if (slot === undefined) {
    if (total === undefined || elapsed <= total + TOLERANCE) return { kind: "none" };
    return { kind: "behind", seconds: elapsed - total };
  }
  const ahead = slot.start - elapsed;
  const behind = elapsed - slot.start - slot.budget;
  if (ahead >= TOLERANCE) return { kind: "ahead", seconds: ahead };
  if (behind >= TOLERANCE) return { kind: "behind", seconds: behind };
  return { kind: "on-time" };
}
