import { isBackup } from "../talk/slides.ts";

/** What the talk should take. Milliseconds. */
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

/** Whether the talk is early or late, and by how much. Milliseconds. */
interface Pace {
  readonly kind: "none" | "onTime" | "ahead" | "behind";
  readonly by: number;
}

const DURATION = 'meta[name="duration"]';
/** Below this, nobody is early or late. Milliseconds. */
const TOLERANCE = 30_000;

/** The plan that the page itself carries: the deck's duration, and the time of each slide. */
export function readPlan(sections: readonly HTMLElement[]): Plan {
  const duration = document.querySelector<HTMLMetaElement>(DURATION)?.content;
  return planTalk(sections, readMilliseconds(duration));
}

/** The seconds that the page is written with. */
function readMilliseconds(seconds: string | undefined): number | undefined {
  const number = Number(seconds ?? Number.NaN);
  return Number.isFinite(number) ? number * 1000 : undefined;
}

/** Slides that name no time share what the others leave of the talk's duration. */
export function planTalk(sections: readonly HTMLElement[], duration: number | undefined): Plan {
  const counted = sections
    .filter((section) => !isBackup(section))
    .map(({ id, dataset }) => ({ id, time: readMilliseconds(dataset["timing"]) }));
  const named = counted.reduce((sum, { time = 0 }) => sum + time, 0);
  const total = duration ?? (named > 0 ? named : undefined);
  const slots = new Map<string, Slot>();
  if (total === undefined) return { total, slots };
  const open = counted.filter(({ time }) => time === undefined).length;
  const share = Math.max(total - named, 0) / open;
  let start = 0;
  for (const { id, time = share } of counted) {
    slots.set(id, { start, budget: time });
    start += time;
  }
  return { total, slots };
}

/** Early before the slide should come, late after it should be over, on time in between. */
export function judgePace({ total, slots }: Plan, id: string, elapsed: number): Pace {
  const slot = slots.get(id);
  if (slot === undefined) {
    const late = total === undefined ? 0 : elapsed - total;
    return late > TOLERANCE ? { kind: "behind", by: late } : { kind: "none", by: 0 };
  }
  const ahead = slot.start - elapsed;
  const behind = elapsed - slot.start - slot.budget;
  if (ahead >= TOLERANCE) return { kind: "ahead", by: ahead };
  if (behind >= TOLERANCE) return { kind: "behind", by: behind };
  return { kind: "onTime", by: 0 };
}
