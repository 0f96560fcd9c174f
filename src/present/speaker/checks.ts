import { readTitle } from "../outline.ts";
import type { Shared } from "../shared.ts";
import type { Talk } from "../talk.ts";
import { readClock } from "./clock.ts";
import { loadFonts } from "./fonts.ts";
import { formatWatch } from "./format.ts";
import type { StageReport } from "./messages.ts";
import { listOverflowing } from "./overflow.ts";
import { reportWindow } from "./report.ts";
import type { Run } from "./run.ts";
import { findScreens, type Screens } from "./screens.ts";
import type { StageWatch } from "./stageWatch.ts";
import { readWatch } from "./watch.ts";
import { getSpeakerWords, type CheckName } from "./words.ts";

/** One line of the pre-flight list; `bad` says what is wrong and what to do about it. */
export interface Check {
  readonly name: CheckName;
  readonly bad: string | undefined;
}

export interface CheckedParts {
  readonly talk: Talk;
  readonly run: Shared<Run>;
  readonly stages: StageWatch;
  /** Where this window's own figures are. */
  readonly slides: ParentNode;
}

/** Looks at all that can go wrong on stage, in this window and in the stage's. May ask to see the screens. */
export async function runChecks({ talk, run, stages, slides }: CheckedParts): Promise<Check[]> {
  const words = getSpeakerWords();
  await loadFonts();
  const own = reportWindow(slides);
  const reports = stages.listReports();
  const all = [own, ...reports];
  const screens = await findScreens();
  const passed = readClock(run.value.clock, readWatch());

  const wrong: readonly (readonly [CheckName, string | undefined])[] = [
    ["stage", judgeStage(stages, reports)],
    ["screens", judgeScreens(screens, reports)],
    ["fonts", all.every(({ fontsReady }) => fontsReady) ? undefined : ""],
    ["figures", list(findUndrawn(talk, all))],
    ["outside", list([...new Set(all.flatMap(({ outside }) => outside))])],
    ["overflow", list(listOverflowing(talk.listSections().filter(isDrawn)).map(readTitle))],
    ["awake", all.every(({ awake }) => awake) ? undefined : ""],
    ["clock", passed === 0 ? undefined : formatWatch(passed)],
  ];
  return wrong.map(([name, what]) => ({
    name,
    bad: what === undefined ? undefined : words.preflight.checks[name].bad(what),
  }));
}

function judgeStage(stages: StageWatch, reports: readonly StageReport[]): string | undefined {
  const words = getSpeakerWords();
  const state = stages.judge(undefined);
  if (state !== "good" || reports.length === 0)
    return words.stage[state === "good" ? "none" : state];
  return reports.some(({ fullScreen }) => fullScreen) ? undefined : words.stage.window;
}

function judgeScreens(screens: Screens, reports: readonly StageReport[]): string | undefined {
  if (screens.kind === "several" || reports.some(isElsewhere)) return undefined;
  return getSpeakerWords().screens[screens.kind];
}

/** Whether a stage stands on another screen than this window. */
function isElsewhere({ frame: { left, top, width, height } }: StageReport): boolean {
  const x = left + width / 2 - screen.availLeft;
  const y = top + height / 2 - screen.availTop;
  return x < 0 || y < 0 || x > screen.availWidth || y > screen.availHeight;
}

/** The slides with figures that are not drawn; a count where another window has them. */
function findUndrawn({ listSections }: Talk, reports: readonly StageReport[]): string[] {
  const titles = listSections()
    .filter((section) => !isDrawn(section))
    .map(readTitle);
  const most = Math.max(...reports.map(({ undrawn }) => undrawn));
  return titles.length === 0 && most > 0 ? [String(most)] : titles;
}

function isDrawn(section: HTMLElement): boolean {
  return section.querySelector("figure[data-figure]") === null;
}

function list(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : items.join(", ");
}
