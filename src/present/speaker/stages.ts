import type { Channel, Frame, StageReport } from "../talk/channel.ts";
import { readFault } from "../talk/fault.ts";
import { formatPlace } from "../talk/place.ts";
import type { TalkController } from "../talk/state.ts";
import { createElement, writeText } from "../ui/element.ts";
import { isAwake, isFullScreen, readScheme } from "../ui/window.ts";
import { getSpeakerWords } from "./words.ts";

/** How often the speaker view asks. Milliseconds. */
const BEAT = 1000;
/** So many questions without an answer, and a stage is taken for dead. */
const PATIENCE = 3;

type StageHealth = "good" | "behind" | "hidden" | "silent" | "closed" | "none";

export interface SeenStage {
  readonly report: StageReport;
  /** Questions since the last answer. */
  readonly unanswered: number;
  readonly isClosed: boolean;
}

/** The stages as the speaker view knows them. */
export type Stages = ReturnType<typeof watchStages>;

/** Asks the stages every second how they are. */
export function watchStages(channel: Channel) {
  const stages = new Map<string, SeenStage>();
  const listeners: (() => void)[] = [];
  const update = (): void => {
    for (const listener of listeners) listener();
  };
  channel.on("report", ({ from, report }) => {
    // What is gone is of no interest once another is there.
    for (const [name, stage] of stages) {
      if (stage.isClosed || isGone(stage)) stages.delete(name);
    }
    stages.set(from, { report, unanswered: 0, isClosed: false });
    update();
  });
  channel.on("bye", ({ from }) => {
    const stage = stages.get(from);
    if (stage !== undefined) stages.set(from, { ...stage, isClosed: true });
    update();
  });
  let asked = 0;
  const ask = (): void => {
    asked += 1;
    for (const [name, stage] of stages) {
      stages.set(name, { ...stage, unanswered: stage.unanswered + 1 });
    }
    channel.send({ kind: "ping" });
    update();
  };
  ask();
  setInterval(ask, BEAT);
  const list = (): readonly SeenStage[] => [...stages.values()];
  return {
    /** All in all, as seen from the window `own`; good until nobody has answered twice. */
    judge: (own?: Frame) => (stages.size === 0 && asked <= 2 ? "good" : judgeStages(list(), own)),
    /** What the stages that are there last told. */
    listReports: () => list().flatMap((stage) => (isGone(stage) ? [] : stage.report)),
    /** Calls `listener` whenever something may have changed. */
    subscribe: (listener: () => void) => listeners.push(listener),
  };
}

/** What the speaker must know of the stages, all in all: one good one is enough. `own` is the speaker view's window. */
export function judgeStages(stages: readonly SeenStage[], own: Frame | undefined): StageHealth {
  if (stages.length === 0) return "none";
  const alive = stages.filter((stage) => !isGone(stage));
  if (alive.length === 0) return stages.every(({ isClosed }) => isClosed) ? "closed" : "silent";
  const seen = alive.filter(({ report }) => report.visible);
  if (seen.length === 0) return "hidden";
  return own && seen.every(({ report }) => covers(own, report.frame)) ? "behind" : "good";
}

/** A stage that said good-bye may only be loading again. */
function isGone({ unanswered, isClosed }: SeenStage): boolean {
  return unanswered >= (isClosed ? PATIENCE - 1 : PATIENCE);
}

/** Whether a window in front of another leaves less than half of it to be seen. */
function covers(front: Frame, back: Frame): boolean {
  const width = overlap(front.left, front.width, back.left, back.width);
  const height = overlap(front.top, front.height, back.top, back.height);
  return width * height > (back.width * back.height) / 2;
}

function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(Math.min(a + aLength, b + bLength) - Math.max(a, b), 0);
}

/** How this window, a stage, is, as the speaker needs to know it. */
export function reportStage(): StageReport {
  return {
    visible: document.visibilityState === "visible",
    fullScreen: isFullScreen(),
    frame: readFrame(),
    awake: isAwake(),
    fault: readFault(),
    scheme: readScheme(),
  };
}

function readFrame(): Frame {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  return { left: screenX, top: screenY, width: outerWidth, height: outerHeight };
}

/** Says, when it is so, that the audience cannot see the stage, with the way to another. */
export function createStageAlert(talk: TalkController, stages: Stages) {
  const words = getSpeakerWords().stage;
  const text = createElement("span");
  const link = createElement("a", "", words.open);
  link.target = "_blank";
  link.rel = "noopener";
  const element = createElement("p", "alert", text, link);
  element.setAttribute("role", "status");
  element.hidden = true;
  return {
    element,
    update(): void {
      // Inside a floating window, the frame that we know is not what one sees.
      const isInFront = window.top === window && document.hasFocus();
      const state = stages.judge(isInFront ? readFrame() : undefined);
      element.hidden = state === "good";
      if (state === "good") return;
      writeText(text, words[state]);
      link.hidden = state === "hidden" || state === "behind";
      const { place } = talk;
      link.href = new URL(`?stage${place.id === "" ? "" : formatPlace(place)}`, location.href).href;
    },
  };
}

/** Says what fails behind the slides, on a stage or in this window. */
export function createFaultAlert(stages: Stages) {
  const element = createElement("p", "alert");
  element.setAttribute("role", "status");
  element.hidden = true;
  return {
    element,
    update(): void {
      const faults = [readFault(), ...stages.listReports().map(({ fault }) => fault)];
      const text = faults.find(Boolean) ?? "";
      element.hidden = text === "";
      writeText(element, text);
    },
  };
}
