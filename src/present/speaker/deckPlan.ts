import { isBackup } from "../talk/places.ts";
import type { Talk } from "../talk/state.ts";
import { planTalk, type Plan } from "./plan.ts";

const DURATION = 'meta[name="duration"]';

export interface DeckPlan {
  get(): Plan;
  /** Reads the plan again, after a save. */
  renew(): void;
}

/** The plan that the page itself carries: the deck's duration, and the time of each slide. */
export function openPlan({ listSections }: Talk): DeckPlan {
  let plan = readPlan(listSections());
  return {
    get: () => plan,
    renew: () => (plan = readPlan(listSections())),
  };
}

function readPlan(sections: readonly HTMLElement[]): Plan {
  const duration = document.querySelector<HTMLMetaElement>(DURATION)?.content;
  const slides = sections.map((section) => ({
    id: section.id,
    time: readSeconds(section.dataset["timing"]),
    isBackup: isBackup(section),
  }));
  return planTalk(slides, readSeconds(duration));
}

/** The duration that a save has changed. */
export function takeDuration(page: Document): void {
  document.querySelector(DURATION)?.remove();
  document.head.append(...page.querySelectorAll(DURATION));
}

function readSeconds(text: string | undefined): number | undefined {
  return text === undefined || !Number.isFinite(Number(text)) ? undefined : Number(text);
}
