import { closeDialog, createDialog, openDialog } from "../ui/dialog.ts";
import { createElement } from "../ui/element.ts";
import type { StageReport } from "../talk/messages.ts";
import type { Shared } from "../talk/register.ts";
import { readClock } from "../talk/clock.ts";
import { readWatch } from "../talk/watch.ts";
import { isAwake } from "../ui/wakeLock.ts";
import { formatWatch } from "./format.ts";
import type { Run } from "./run.ts";
import { resetRun } from "./runKeeper.ts";
import { createScreenChoice } from "./screenChoice.ts";
import { findScreens } from "./screens.ts";
import type { StageWatch } from "./stageWatch.ts";
import { getSpeakerWords, type CheckName } from "./words.ts";

interface CheckedParts {
  readonly run: Shared<Run>;
  readonly stages: StageWatch;
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
    const checks = await runChecks(parts);
    const bad = checks.filter((each) => each.bad !== undefined);
    summary.textContent = bad.length === 0 ? words.ready : words.notReady(bad.length);
    lines.replaceChildren(...checks.map(createLine));
    reset.hidden = !bad.some(({ name }) => name === "clock");
    screens.replaceChildren(await createScreenChoice());
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

/** May ask the user whether the page may know the screens. */
async function runChecks({ run, stages }: CheckedParts): Promise<Check[]> {
  const { checks } = getSpeakerWords().preflight;
  const reports = stages.listReports();
  const passed = readClock(run.value.clock, readWatch());
  const stage = findStageFault(stages, reports);
  const isAllAwake = isAwake() && reports.every(({ awake }) => awake);
  return [
    { name: "stage", bad: stage && checks.stage.bad(stage) },
    { name: "screens", bad: await findScreenFault(reports) },
    { name: "awake", bad: isAllAwake ? undefined : checks.awake.bad },
    { name: "clock", bad: passed === 0 ? undefined : checks.clock.bad(formatWatch(passed)) },
  ];
}

function findStageFault(stages: StageWatch, reports: readonly StageReport[]): string | undefined {
  const words = getSpeakerWords().stage;
  const state = stages.judge(undefined);
  if (state !== "good") return words[state];
  if (reports.length === 0) return words.none;
  return reports.some(({ fullScreen }) => fullScreen) ? undefined : words.window;
}

async function findScreenFault(reports: readonly StageReport[]): Promise<string | undefined> {
  const { kind } = await findScreens();
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
