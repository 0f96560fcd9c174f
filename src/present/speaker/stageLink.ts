import "../../theme/speaker.css";
import type { RevealApi } from "reveal.js";
import { Channel } from "../talk/channel.ts";
import type { TalkController } from "../talk/state.ts";
import { isFullScreen, keepAwake, loadFonts } from "../ui/window.ts";
import { showPointer } from "./pointer.ts";
import { joinTalk } from "./rehearsals.ts";
import { togglePause } from "./run.ts";
import { reportStage } from "./stages.ts";
import { createOpener, openFloating } from "./windows.ts";

/** So long after its last question a speaker view is taken to be open. Milliseconds. */
const SPEAKER_SEEN = 3000;

export type StageLink = ReturnType<typeof linkStage>;

/** Joins a stage with the deck's other windows; gives what the stage can do from then on. */
export function linkStage(deck: RevealApi, talk: TalkController) {
  const channel = new Channel();
  const run = joinTalk(channel, talk);
  const hasSpeaker = watchSpeaker(channel);
  answerSpeaker(channel);
  showPointer(channel, deck);
  void loadFonts();
  askBeforeLeaving(() => run.value.since !== null && (isFullScreen() || hasSpeaker()));
  const openSpeaker = createOpener(channel, hasSpeaker);
  return {
    openSpeaker: (): void => void openSpeaker(),
    openFloating: (): void => void openFloating(),
    togglePause: (): void => run.change(togglePause(run.value)),
  };
}

/** Whether a speaker view is there: it asks every second, and is believed for a few of them, or until any window says that it closes. */
function watchSpeaker(channel: Channel): () => boolean {
  let heard = Number.NEGATIVE_INFINITY;
  channel.on("ping", () => (heard = performance.now()));
  channel.on("bye", () => (heard = Number.NEGATIVE_INFINITY));
  return () => performance.now() - heard < SPEAKER_SEEN;
}

/** An audience is not left by mistake; a page that the dev server loads again has none. */
function askBeforeLeaving(isTalking: () => boolean): void {
  let isSave = false;
  import.meta.hot?.on("vite:beforeFullReload", () => (isSave = true));
  window.addEventListener("beforeunload", (event) => {
    if (!isSave && isTalking()) event.preventDefault();
  });
}

function answerSpeaker(channel: Channel): void {
  let isLeaving = false;
  const report = (): void => {
    if (!isLeaving) channel.send({ kind: "report", report: reportStage() });
  };
  channel.on("ping", () => {
    keepAwake();
    report();
  });
  document.addEventListener("visibilitychange", report);
  document.addEventListener("fullscreenchange", report);
  const colours = new MutationObserver(report);
  colours.observe(document.documentElement, { attributeFilter: ["data-scheme"] });
  window.addEventListener("pagehide", () => {
    channel.send({ kind: "bye" });
    // A page that goes is hidden once more after its good-bye.
    isLeaving = true;
  });
  window.addEventListener("pageshow", () => (isLeaving = false));
  report();
}
