import { isBackup } from "../talk/places.ts";

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

/** A slide's part in the time of the talk. Seconds. */
interface PlannedSlide {
  readonly id: string;
  readonly time: number | undefined;
  readonly isBackup: boolean;
}

type Pace =
  | { readonly kind: "none" }
  | { readonly kind: "on-time" }
  | { readonly kind: "ahead" | "behind"; readonly seconds: number };

const DURATION = 'meta[name="duration"]';
/** Below this, nobody is early or late. Seconds. */
const TOLERANCE = 30;

/** The plan that the page itself carries: the deck's duration, and the time of each slide. */
export function readPlan(sections: readonly HTMLElement[]): Plan {
  const slides = sections.map((section) => ({
    id: section.id,
    time: readSeconds(section.dataset["timing"]),
    isBackup: isBackup(section),
  }));
  const duration = document.querySelector<HTMLMetaElement>(DURATION)?.content;
  return planTalk(slides, readSeconds(duration));
}

/** Takes the duration of a page as it is after a save. */
export function takeDuration(page: Document): void {
  document.querySelector(DURATION)?.remove();
  document.head.append(...page.querySelectorAll(DURATION));
}

function readSeconds(text: string | undefined): number | undefined {
  return text === undefined || !Number.isFinite(Number(text)) ? undefined : Number(text);
}

/** Slides that name no time share what the others leave of the talk's duration. */
export function planTalk(slides: readonly PlannedSlide[], duration: number | undefined): Plan {
  const counted = slides.filter((slide) => !slide.isBackup);
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
    if (total === undefined || elapsed <= total + TOLERANCE) return { kind: "none" };
    return { kind: "behind", seconds: elapsed - total };
  }
  const ahead = slot.start - elapsed;
  const behind = elapsed - slot.start - slot.budget;
  if (ahead >= TOLERANCE) return { kind: "ahead", seconds: ahead };
  if (behind >= TOLERANCE) return { kind: "behind", seconds: behind };
  return { kind: "on-time" };
}
