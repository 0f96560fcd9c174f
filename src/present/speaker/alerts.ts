import { createElement, writeText } from "../ui/element.ts";
import type { Shared } from "../talk/register.ts";
import type { Talk } from "../talk/state.ts";
import { formatSpan } from "./format.ts";
import type { Frame } from "../talk/messages.ts";
import { readFrame } from "./report.ts";
import { addTime, type Run } from "./run.ts";
import type { StageWatch } from "./stageWatch.ts";
import { readDrift } from "../talk/watch.ts";
import { stageAddress } from "./windows.ts";
import { getSpeakerWords } from "./words.ts";

/** A jump of the computer's clock that is worth a word. Milliseconds. */
const JUMP = 30_000;

interface Alert {
  readonly element: HTMLElement;
  update(): void;
}

/** Hidden until there is something to say. */
function createAlert(...children: readonly Node[]): HTMLElement {
  const element = createElement("p", "alert", ...children);
  element.setAttribute("role", "status");
  element.hidden = true;
  return element;
}

/** A stage that the audience cannot see, with the way to another. */
export function createStageAlert(talk: Talk, stages: StageWatch): Alert {
  const words = getSpeakerWords();
  const text = createElement("span");
  const link = createElement("a", "", words.stage.open);
  link.target = "_blank";
  link.rel = "noopener";
  const element = createAlert(text, link);

  return {
    element,
    update() {
      const state = stages.judge(readOwnFrame());
      element.hidden = state === "good";
      if (state === "good") return;
      writeText(text, words.stage[state]);
      link.hidden = state === "hidden" || state === "behind";
      link.href = stageAddress(talk.shown.value.place);
    },
  };
}

/** This window, when it is the one in front; inside a floating one, the frame that we know is not what one sees. */
function readOwnFrame(): Frame | undefined {
  return window.top === window && document.hasFocus() ? readFrame() : undefined;
}

/** Time that the watch has not seen, because the computer slept or its clock was set: the speaker decides. */
export function createJumpAlert(run: Shared<Run>): Alert {
  const words = getSpeakerWords();
  const text = createElement("span");
  const count = createElement("button", "", words.countIt);
  const ignore = createElement("button", "", words.ignoreIt);
  const element = createAlert(text, count, ignore);
  let known = 0;
  const readJump = (): number => readDrift() - known;
  const settle = (): void => {
    known = readDrift();
    element.hidden = true;
  };
  count.addEventListener("click", () => {
    run.change(addTime(run.value, readJump()));
    settle();
  });
  ignore.addEventListener("click", settle);

  return {
    element,
    update() {
      // A clock that was set back takes nothing from the talk, and one that runs alone has nothing to lose.
      if (run.value.clock.since === null || readJump() < 0) known = readDrift();
      element.hidden = readJump() < JUMP;
      if (!element.hidden) writeText(text, words.jumped(formatSpan(readJump() / 1000)));
    },
  };
}
