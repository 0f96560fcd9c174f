import "../../theme/speaker.css";
import type { RevealApi } from "reveal.js";
import type { Shown } from "../shown.ts";
import type { Talk } from "../talk.ts";
import { keepAwake } from "../wakeLock.ts";
import { openChannel, type Channel } from "./channel.ts";
import { openFloating } from "./floating.ts";
import { joinTalk } from "./joinTalk.ts";
import { loadFonts } from "./fonts.ts";
import { createOpener } from "./openSpeaker.ts";
import { showPointer } from "./pointer.ts";
import { reportWindow } from "./report.ts";
import { togglePause } from "./run.ts";
import { readWatch } from "./watch.ts";

/** What the stage can do once it is joined with the speaker view. */
export interface StageLink {
  openSpeaker(): void;
  openFloating(): void;
  togglePause(): void;
}

/** Joins a stage with the deck's other windows; `opened` is what it showed before anybody touched it. */
export function linkStage(deck: RevealApi, talk: Talk, opened: Shown): StageLink {
  const channel = openChannel();
  const run = joinTalk(channel, talk, opened);
  answerSpeaker(channel, deck);
  showPointer(channel, deck);
  void loadFonts();
  window.addEventListener("beforeunload", (event) => {
    if (run.value.clock.since !== null) event.preventDefault();
  });
  const openSpeaker = createOpener(channel);
  return {
    openSpeaker: () => void openSpeaker(),
    openFloating: () => void openFloating(),
    togglePause: () => run.change(togglePause(run.value, readWatch())),
  };
}

function answerSpeaker(channel: Channel, deck: RevealApi): void {
  const slides = deck.getSlidesElement() ?? document;
  let isLeaving = false;
  const report = (): void => {
    if (!isLeaving) channel.send({ kind: "report", report: reportWindow(slides) });
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
