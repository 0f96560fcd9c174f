import type { StageReport } from "../talk/channel.ts";
import type { Register } from "../talk/register.ts";
import { createCloseButton, createDialog, openDialog } from "../ui/dialog.ts";
import { createButton, createElement } from "../ui/element.ts";
import { isAwake } from "../ui/window.ts";
import { resetRun } from "./rehearsals.ts";
import { readElapsed, type TalkRun } from "./run.ts";
import type { Stages } from "./stages.ts";
import { formatStopwatch } from "./timePane.ts";
import { createScreenChoice, findScreens, type Screens } from "./screens.ts";
import { getSpeakerWords } from "./words.ts";

/**
 * Opens the list of what must be right before going on stage, each line green or with what to do.
 * What is wrong with the slides themselves, `npm run check` says.
 */
export async function openPreflight(run: Register<TalkRun>, stages: Stages): Promise<void> {
  const words = getSpeakerWords().preflight;
  const summary = createElement("p", "summary");
  const lines = createElement("ul");
  const screens = createElement("div", "screens");

  const check = async (): Promise<void> => {
    const found = await findScreens();
    const faults = findFaults(run.value, stages, found.kind);
    const count = Object.values(faults).filter((fault) => fault !== undefined).length;
    summary.textContent = count === 0 ? words.ready : words.notReady(count);
    const rows = Object.entries(words.good).map(([name, good]) => {
      const fault = faults[name as keyof typeof words.good];
      const line = createElement("li", fault === undefined ? "good" : "bad", fault ?? good);
      line.dataset["check"] = name;
      return line;
    });
    lines.replaceChildren(...rows);
    reset.hidden = faults.clock === undefined;
    screens.replaceChildren(createScreenChoice(found));
  };
  const again = createButton(words.again, () => void check());
  const reset = createButton(words.reset, () => {
    resetRun(run);
    again.focus();
    void check();
  });
  const heading = createElement("h2", "", words.title);
  const buttons = createElement("div", "buttons", again, reset, createCloseButton());
  openDialog(createDialog("preflight", words.title, heading, summary, lines, screens, buttons));
  await check();
  again.focus();
}

/** What is wrong, and what to do about it, by the name of what was looked at. */
function findFaults(run: TalkRun, stages: Stages, screens: Screens["kind"]) {
  const words = getSpeakerWords();
  const { bad } = words.preflight;
  const reports = stages.listReports();
  const passed = readElapsed(run);
  const stage = findStageFault(stages, reports);
  const isAllAwake = isAwake() && reports.every(({ awake }) => awake);
  const isOnTwo = screens === "several" || reports.some(isElsewhere);
  return {
    stage: stage && bad.stage(stage),
    screens: isOnTwo ? undefined : words.screens[screens],
    awake: isAllAwake ? undefined : bad.awake,
    clock: passed === 0 ? undefined : bad.clock(formatStopwatch(passed)),
  };
}

function findStageFault(stages: Stages, reports: readonly StageReport[]): string | undefined {
  const words = getSpeakerWords().stage;
  const health = stages.judge();
  if (health !== "good") return words[health];
  if (reports.length === 0) return words.none;
  return reports.some(({ fullScreen }) => fullScreen) ? undefined : words.window;
}

/** Whether a stage is on another screen than this window. */
function isElsewhere({ frame: { left, top, width, height } }: StageReport): boolean {
  const x = left + width / 2 - screen.availLeft;
  const y = top + height / 2 - screen.availTop;
  return x < 0 || y < 0 || x > screen.availWidth || y > screen.availHeight;
}
