import type { Channel } from "../talk/channel.ts";
import type { Frame, StageReport } from "../talk/messages.ts";

/** How often the speaker view asks. Milliseconds. */
const BEAT = 1000;
/** So many questions without an answer, and a stage is taken for dead. */
const PATIENCE = 3;

export type StageState = "good" | "behind" | "hidden" | "silent" | "closed" | "none";

export interface SeenStage {
  readonly report: StageReport;
  /** Questions since the last answer. */
  readonly unanswered: number;
  readonly isClosed: boolean;
}

/** What the speaker must know of the stages, all in all: one good one is enough. `own` is the speaker view's window. */
export function judgeStages(stages: readonly SeenStage[], own: Frame | undefined): StageState {
  const alive = stages.filter((stage) => !isGone(stage));
  if (stages.length === 0) return "none";
  if (alive.length === 0) return stages.every(({ isClosed }) => isClosed) ? "closed" : "silent";
  const seen = alive.filter(({ report }) => report.visible);
  if (seen.length === 0) return "hidden";
  const isBehind = ({ report }: SeenStage): boolean =>
    own !== undefined && covers(own, report.frame);
  return seen.every(isBehind) ? "behind" : "good";
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

export interface StageWatch {
  /** All in all, as seen from the window `own`; good until nobody has answered twice. */
  judge(own: Frame | undefined): StageState;
  /** What the stages that are there last told. */
  listReports(): readonly StageReport[];
  /** Calls `listener` whenever something may have changed. */
  watch(listener: () => void): void;
}

/** Asks the stages every second how they are. */
export function watchStages(channel: Channel): StageWatch {
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
    judge: (own) => (stages.size === 0 && asked <= 2 ? "good" : judgeStages(list(), own)),
    listReports: () => list().flatMap((stage) => (isGone(stage) ? [] : stage.report)),
    watch: (listener) => listeners.push(listener),
  };
}
