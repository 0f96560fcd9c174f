import { createElement } from "../ui/element.ts";
import type { Shared } from "../talk/register.ts";
import type { Talk } from "../talk/state.ts";
import { createFact } from "./fact.ts";
import { formatWatch } from "./format.ts";
import type { Plan } from "./plan.ts";
import { findBest, findLast, type PastRun } from "./rehearsal.ts";
import { readTime, readTimes, type Run } from "./run.ts";
import { recallRuns } from "./runKeeper.ts";
import { readWatch } from "../talk/watch.ts";
import { getSpeakerWords } from "./words.ts";

/** The time of one slide: planned, as it was in the last run and in the best one. Milliseconds. */
export interface SlideTimes {
  readonly plan: number | undefined;
  readonly last: number | undefined;
  readonly best: number | undefined;
}

export function readSlideTimes(id: string, plan: Plan, runs: readonly PastRun[]): SlideTimes {
  const budget = plan.slots.get(id)?.budget;
  const planned = budget === undefined ? undefined : budget * 1000;
  return { plan: planned, last: findLast(runs, id), best: findBest(runs, id, planned) };
}

export function formatSlideTimes({ plan, last, best }: SlideTimes): readonly string[] {
  return [plan, last, best].map((time) => (time === undefined ? "–" : formatWatch(time)));
}

/** The time on the slide that is shown, beside what it should take and what it took before. */
export function createSlideTime(talk: Talk, run: Shared<Run>, getPlan: () => Plan) {
  const words = getSpeakerWords();
  const facts = [words.now, words.plan, words.last, words.best].map(createFact);
  const element = createElement("dl", "slide-time", ...facts.map((fact) => fact.element));
  let runs = recallRuns();
  run.watch(() => (runs = recallRuns()));

  return {
    element,
    update(): void {
      const { id } = talk.shown.value.place;
      const now = readTime(readTimes(run.value, readWatch()), id) ?? 0;
      const times = readSlideTimes(id, getPlan(), runs);
      element.dataset["over"] = String(times.plan !== undefined && now > times.plan);
      const texts = [formatWatch(now), ...formatSlideTimes(times)];
      for (const [index, fact] of facts.entries()) fact.write(texts[index] ?? "");
    },
  };
}
