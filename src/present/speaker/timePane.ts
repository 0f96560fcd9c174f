import { isStarted, monotonicNow, readClock } from "../talk/clock.ts";
import type { Register } from "../talk/register.ts";
import type { Talk } from "../talk/state.ts";
import { createElement, writeText } from "../ui/element.ts";
import { judgePace, type Plan } from "./plan.ts";
import { findBest, findLast, recallRuns, type PastRun } from "./rehearsals.ts";
import { readTime, readTimes, type Run } from "./run.ts";
import { getSpeakerWords } from "./words.ts";

interface Timed {
  readonly talk: Talk;
  readonly run: Register<Run>;
  getPlan(): Plan;
}

/** The time: how much has passed, whether that is early or late, and when it will be over. */
export function createTimePane({ talk, run, getPlan }: Timed) {
  const words = getSpeakerWords();
  const timeOfDay = createTimeFormat(document.documentElement.lang);
  const elapsed = createElement("p", "elapsed");
  const total = createElement("p", "total");
  const pace = createElement("p", "pace");
  const bar = createElement("div", "bar", createElement("i", "due"), createElement("i", "passed"));
  const remaining = createFact(words.remaining);
  const end = createFact(words.end);
  const clock = createFact(words.clock);
  const element = createElement(
    "header",
    "time-pane",
    createElement("div", "passing", elapsed, total),
    createElement("div", "pacing", pace, bar),
    createElement("dl", "", remaining.element, end.element, clock.element),
  );

  const update = (): void => {
    const plan = getPlan();
    const { id } = talk.shown.value.place;
    const state = nameState(run.value);
    const passed = readClock(run.value.clock, monotonicNow());
    element.dataset["clock"] = state;
    element.dataset["pace"] = state === "zero" ? "none" : judgePace(plan, id, passed / 1000).kind;
    writeText(elapsed, formatWatch(passed));
    writeText(total, plan.total === undefined ? "" : `/ ${formatWatch(plan.total * 1000)}`);
    writeText(pace, state === "runs" ? describePace(plan, id, passed / 1000) : words[state]);
    showBar(bar, plan, id, passed / 1000);

    const left = plan.total === undefined ? Number.NaN : plan.total * 1000 - passed;
    remaining.write(
      Number.isNaN(left) ? "–" : formatWatch(Math.abs(left)),
      left < 0 ? words.overtime : words.remaining,
    );
    // When the time is up: what the slides are still planned to take is said by the pace.
    end.write(Number.isNaN(left) ? "–" : timeOfDay.format(Date.now() + left));
    clock.write(timeOfDay.format(Date.now()));
  };
  return { element, update };
}

/** The time on the slide that is shown, beside what it should take and what it took before. */
export function createSlideTime({ talk, run, getPlan }: Timed) {
  const words = getSpeakerWords();
  const facts = [words.now, words.plan, words.last, words.best].map(createFact);
  const element = createElement("dl", "slide-time", ...facts.map((fact) => fact.element));
  let runs = recallRuns();
  run.subscribe(() => (runs = recallRuns()));

  const update = (): void => {
    const { id } = talk.shown.value.place;
    const now = readTime(readTimes(run.value, monotonicNow()), id) ?? 0;
    const budget = getPlan().slots.get(id)?.budget;
    element.dataset["over"] = String(budget !== undefined && now > budget * 1000);
    const texts = [formatWatch(now), ...describeSlideTimes(id, getPlan(), runs)];
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
  const planned = budget === undefined ? undefined : budget * 1000;
  return [planned, findLast(runs, id), findBest(runs, id, planned)].map((time) =>
    time === undefined ? "–" : formatWatch(time),
  );
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

function nameState({ clock }: Run): "zero" | "paused" | "runs" {
  if (!isStarted(clock)) return "zero";
  return clock.since === null ? "paused" : "runs";
}

function describePace(plan: Plan, id: string, passed: number): string {
  const words = getSpeakerWords();
  const pace = judgePace(plan, id, passed);
  if (pace.kind === "none") return words.noPlan;
  return pace.kind === "on-time" ? words.onTime : words[pace.kind](formatSpan(pace.seconds));
}

/** How far the time has come, and how far the talk should have by now. */
function showBar(bar: HTMLElement, { total, slots }: Plan, id: string, passed: number): void {
  bar.hidden = total === undefined;
  if (total === undefined) return;
  const slot = slots.get(id);
  const share = (seconds: number): string => `${Math.min(seconds / total, 1) * 100}%`;
  bar.style.setProperty("--passed", share(passed));
  bar.style.setProperty("--due", share(slot?.start ?? total));
  bar.style.setProperty("--due-length", share(slot?.budget ?? 0));
}

/** Milliseconds as a stopwatch shows them: `4:07`, `1:02:09`. */
export function formatWatch(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours > 0 ? [hours, pad(minutes)] : [minutes];
  return [...parts, pad(seconds % 60)].join(":");
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** Seconds as one says them, to the half minute: `30 s`, `2 min`, `1 min 30`. */
export function formatSpan(seconds: number): string {
  const halves = Math.round(seconds / 30);
  if (halves < 2) return "30\u00a0s";
  const minutes = `${Math.floor(halves / 2)}\u00a0min`;
  return halves % 2 === 0 || halves >= 20 ? minutes : `${minutes}\u00a030`;
}

/** A writer of times of day as a language has them: `21:14`, `9:14 PM`. */
export function createTimeFormat(lang: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(lang, { timeStyle: "short" });
}
