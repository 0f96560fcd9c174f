import { createElement, writeText } from "../ui/element.ts";
import type { Shared } from "../talk/register.ts";
import type { Talk } from "../talk/state.ts";
import { isStarted, readClock } from "../talk/clock.ts";
import { createFact } from "./fact.ts";
import { createTimeFormat, formatSpan, formatWatch } from "./format.ts";
import { judgePace, type Pace, type Plan } from "./plan.ts";
import type { Run } from "./run.ts";
import { readWatch } from "../talk/watch.ts";
import { getSpeakerWords } from "./words.ts";

export interface TimePane {
  readonly element: HTMLElement;
  update(): void;
}

/** The time: how much has passed, whether that is early or late, and when it will be over. */
export function createTimePane(talk: Talk, run: Shared<Run>, getPlan: () => Plan): TimePane {
  const words = getSpeakerWords();
  const timeOfDay = createTimeFormat(document.documentElement.lang);
  const elapsed = createElement("p", "elapsed");
  const total = createElement("p", "total");
  const pace = createElement("p", "pace");
  const bar = createElement("div", "bar", createElement("i", "due"), createElement("i", "passed"));
  const [remaining, end, clock] = [
    createFact(words.remaining),
    createFact(words.end),
    createFact(words.clock),
  ];
  const element = createElement(
    "header",
    "time-pane",
    createElement("div", "passing", elapsed, total),
    createElement("div", "pacing", pace, bar),
    createElement("dl", "", remaining.element, end.element, clock.element),
  );

  const update = (): void => {
    const plan = getPlan();
    const { clock: state } = run.value;
    const passed = readClock(state, readWatch());
    const { id } = talk.shown.value.place;
    const judged = judgePace(plan, id, passed / 1000);

    element.dataset["clock"] = isStarted(state)
      ? state.since === null
        ? "paused"
        : "runs"
      : "zero";
    element.dataset["pace"] = isStarted(state) ? judged.kind : "none";
    writeText(elapsed, formatWatch(passed));
    writeText(total, plan.total === undefined ? "" : `/ ${formatWatch(plan.total * 1000)}`);
    writeText(pace, describePace(run.value, judged));
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

function describePace({ clock }: Run, pace: Pace): string {
  const words = getSpeakerWords();
  if (!isStarted(clock)) return words.notStarted;
  if (clock.since === null) return words.paused;
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
