import type { Register } from "../talk/register.ts";
import type { TalkController } from "../talk/state.ts";
import { createElement, writeText } from "../ui/element.ts";
import { judgePace, type Plan } from "./plan.ts";
import { findBest, findLast, recallRuns, type PastRun } from "./rehearsals.ts";
import { readElapsed, readTime, readTimes, type TalkRun } from "./run.ts";
import { getSpeakerWords } from "./words.ts";

/** What the times are read from. */
export interface TimedTalk {
  readonly talk: TalkController;
  readonly run: Register<TalkRun>;
  getPlan(): Plan;
}

/** The time: how much has passed, whether that is early or late, and when it will be over. */
export function createTimePane({ talk, run, getPlan }: TimedTalk) {
  const words = getSpeakerWords();
  const timeOfDay = createTimeFormat(document.documentElement.lang);
  const elapsed = createElement("p", "elapsed");
  const total = createElement("p", "total");
  const pace = createElement("p", "pace");
  const bar = createElement("div", "bar", createElement("i", "slot"), createElement("i", "spent"));
  const remaining = createFact(words.remaining);
  const end = createFact(words.end);
  const clock = createFact(words.clock);
  const element = createElement(
    "header",
    "time-pane",
    createElement("div", "clock", elapsed, total),
    createElement("div", "pacing", pace, bar),
    createElement("dl", "", remaining.element, end.element, clock.element),
  );

  const update = (): void => {
    const plan = getPlan();
    const { id } = talk.place;
    const { started, since } = run.value;
    const running = since === null ? "paused" : "runs";
    const state = started === 0 ? "zero" : running;
    const passed = readElapsed(run.value);
    const judged = judgePace(plan, id, passed);
    element.dataset["clock"] = state;
    element.dataset["pace"] = state === "zero" ? "none" : judged.kind;
    writeText(elapsed, formatStopwatch(passed));
    writeText(total, plan.total === undefined ? "" : `/ ${formatStopwatch(plan.total)}`);
    writeText(
      pace,
      state === "runs" ? words.pace[judged.kind](formatSpan(judged.by)) : words[state],
    );
    showBar(bar, plan, id, passed);

    const left = plan.total === undefined ? undefined : plan.total - passed;
    const isOver = left !== undefined && left < 0;
    remaining.write(formatTime(left && Math.abs(left)), isOver ? words.overtime : words.remaining);
    // When the time is up: what the slides are still planned to take is said by the pace.
    end.write(left === undefined ? NONE : timeOfDay.format(Date.now() + left));
    clock.write(timeOfDay.format(Date.now()));
  };
  return { element, update };
}

/** The time on the slide that is shown, beside what it should take and what it took before. */
export function createSlideTime({ talk, run, getPlan }: TimedTalk) {
  const words = getSpeakerWords();
  const facts = [words.now, words.plan, words.last, words.best].map(createFact);
  const element = createElement("dl", "slide-time", ...facts.map((fact) => fact.element));
  let runs = recallRuns();
  run.subscribe(() => (runs = recallRuns()));

  const update = (): void => {
    const { id } = talk.place;
    const now = readTime(readTimes(run.value), id) ?? 0;
    const budget = getPlan().slots.get(id)?.budget;
    element.dataset["over"] = String(budget !== undefined && now > budget);
    const texts = [formatStopwatch(now), ...describeSlideTimes(id, getPlan(), runs)];
    for (const [index, fact] of facts.entries()) fact.write(texts[index] ?? "");
  };
  return { element, update };
}

/** The times of one slide: as planned, in the last run and in the best one. */
export function describeSlideTimes(
  id: string,
  { slots }: Plan,
  runs: readonly PastRun[],
): readonly string[] {
  const budget = slots.get(id)?.budget;
  return [budget, findLast(runs, id), findBest(runs, id, budget)].map(formatTime);
}

/** A name with a value that changes, as part of a list of such. */
function createFact(name: string) {
  const term = createElement("dt", "", name);
  const value = createElement("dd");
  return {
    element: createElement("div", "", term, value),
    write(text: string, newName = name): void {
      writeText(term, newName);
      writeText(value, text);
    },
  };
}

/** How far the time has come, and how far the talk should have by now. */
function showBar(bar: HTMLElement, { total, slots }: Plan, id: string, passed: number): void {
  bar.hidden = total === undefined;
  if (total === undefined) return;
  const slot = slots.get(id);
  const share = (time: number): string => `${Math.min(time / total, 1) * 100}%`;
  bar.style.setProperty("--spent", share(passed));
  bar.style.setProperty("--slot-start", share(slot?.start ?? total));
  bar.style.setProperty("--slot-length", share(slot?.budget ?? 0));
}

/** In place of a time that nobody knows. */
const NONE = "–";

function formatTime(milliseconds: number | undefined): string {
  return milliseconds === undefined ? NONE : formatStopwatch(milliseconds);
}

/** Milliseconds as a stopwatch shows them: `4:07`, `1:02:09`. */
export function formatStopwatch(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((number) => String(number).padStart(2, "0"))
    .join(":")
    .replace(/^(?:00:)?0?/, "");
}

/** Milliseconds as one says them, to the half minute: `30 s`, `2 min`, `1 min 30`. */
export function formatSpan(milliseconds: number): string {
  const halves = Math.round(milliseconds / 30_000);
  if (halves < 2) return "30\u00a0s";
  const minutes = `${Math.floor(halves / 2)}\u00a0min`;
  return halves % 2 === 0 || halves >= 20 ? minutes : `${minutes}\u00a030`;
}

/** A writer of times of day as a language has them: `21:14`, `9:14 PM`. */
export function createTimeFormat(lang: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(lang, { timeStyle: "short" });
}
