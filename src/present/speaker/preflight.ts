import type { StageReport } from "../talk/channel.ts";
import { monotonicNow, readClock } from "../talk/clock.ts";
import type { Register } from "../talk/register.ts";
import { closeDialog, createDialog, openDialog } from "../ui/dialog.ts";
import { createElement } from "../ui/element.ts";
import { isAwake } from "../ui/window.ts";
import { resetRun } from "./rehearsals.ts";
import type { Run } from "./run.ts";
import type { Stages } from "./stages.ts";
import { formatWatch } from "./timePane.ts";
import { createScreenChoice, findScreens, type Screens } from "./windows.ts";
import { getSpeakerWords, type CheckName } from "./words.ts";

interface CheckedParts {
  readonly run: Register<Run>;
  readonly stages: Stages;
}

/** One line of the list; `bad` says what is wrong and what to do about it. */
interface Check {
  readonly name: CheckName;
  readonly bad: string | undefined;
}

/**
 * Opens the list of what must be right before going on stage, each line green or with what to do.
 * What is wrong with the slides themselves, `npm run check` says.
 */
export async function openPreflight(parts: CheckedParts): Promise<void> {
  const words = getSpeakerWords().preflight;
  const summary = createElement("p", "summary");
  const lines = createElement("ul");
  const again = createElement("button", "", words.again);
  const reset = createElement("button", "", words.reset);
  const close = createElement("button", "", words.close);
  const screens = createElement("div", "screens");
  const dialog = createDialog(
    "preflight",
    words.title,
    createElement("h2", "", words.title),
    summary,
    lines,
    screens,
    createElement("div", "buttons", again, reset, close),
  );

  const check = async (): Promise<void> => {
    const found = await findScreens();
    const checks = runChecks(parts, found.kind);
    const bad = checks.filter((each) => each.bad !== undefined);
    summary.textContent = bad.length === 0 ? words.ready : words.notReady(bad.length);
    lines.replaceChildren(...checks.map(createLine));
    reset.hidden = !bad.some(({ name }) => name === "clock");
    screens.replaceChildren(createScreenChoice(found));
  };
  again.addEventListener("click", () => void check());
  close.addEventListener("click", () => closeDialog(dialog));
  reset.addEventListener("click", () => {
    resetRun(parts.run);
    again.focus();
    void check();
  });
  openDialog(dialog);
  await check();
  again.focus();
}

function runChecks({ run, stages }: CheckedParts, screens: Screens["kind"]): Check[] {
  const { checks } = getSpeakerWords().preflight;
  const reports = stages.listReports();
  const passed = readClock(run.value.clock, monotonicNow());
  const stage = findStageFault(stages, reports);
  const isAllAwake = isAwake() && reports.every(({ awake }) => awake);
  return [
    { name: "stage", bad: stage && checks.stage.bad(stage) },
    { name: "screens", bad: findScreenFault(screens, reports) },
    { name: "awake", bad: isAllAwake ? undefined : checks.awake.bad },
    { name: "clock", bad: passed === 0 ? undefined : checks.clock.bad(formatWatch(passed)) },
  ];
}

function findStageFault(stages: Stages, reports: readonly StageReport[]): string | undefined {
  const words = getSpeakerWords().stage;
  const state = stages.judge(undefined);
  if (state !== "good") return words[state];
  if (reports.length === 0) return words.none;
  return reports.some(({ fullScreen }) => fullScreen) ? undefined : words.window;
}

function findScreenFault(
  kind: Screens["kind"],
  reports: readonly StageReport[],
): string | undefined {
  if (kind === "several" || reports.some(isElsewhere)) return undefined;
  return getSpeakerWords().screens[kind];
}

/** Whether a stage is on another screen than this window. */
function isElsewhere({ frame: { left, top, width, height } }: StageReport): boolean {
  const x = left + width / 2 - screen.availLeft;
  const y = top + height / 2 - screen.availTop;
  return x < 0 || y < 0 || x > screen.availWidth || y > screen.availHeight;
}

function createLine({ name, bad }: Check): HTMLElement {
  const { good } = getSpeakerWords().preflight.checks[name];
  const line = createElement("li", bad === undefined ? "good" : "bad", bad ?? good);
  line.dataset["check"] = name;
  return line;
}
