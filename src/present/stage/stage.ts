import fitty from "fitty";
import Reveal, { type RevealApi } from "reveal.js";
import { moveBackgrounds } from "../slide/backgrounds.ts";
import type { StageLink } from "../speaker/stageLink.ts";
import { numberSlide, listSections } from "../talk/slides.ts";
import { createTalk, type TalkController } from "../talk/state.ts";
import { showNotice } from "../ui/dialog.ts";
import { openJump } from "../ui/jump.ts";
import { createTalkActions, listenToKeys, type Actions } from "../ui/keys.ts";
import { keepAwake, toggleFullScreen, toggleScheme } from "../ui/window.ts";
import { getWords } from "../ui/words.ts";
import { openSource, openWarnings, toggleFollowing } from "./authoring.ts";
import { pressInOverview } from "./overview.ts";

/** What the stage does besides showing slides. */
export type StageFeature = (deck: RevealApi, talk: TalkController) => void;

/** The stage: one slide at a time, driven by reveal; `features` run once it is there. */
export async function startStage(
  slides: Element,
  features: readonly StageFeature[],
): Promise<void> {
  const element = slides.closest<HTMLElement>(".deck");
  if (element === null) throw new Error("the page has no deck");
  // Reveal's style sheet is for the stage only: the other views never get its class.
  element.classList.add("reveal");
  moveBackgrounds(slides);
  const talk = createTalk(() => listSections(slides));
  const deck = new Reveal(element, {
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    display: "flex",
    hash: true,
    fragmentInURL: true,
    navigationMode: "linear",
    // Our own table of keys: reveal's goes by the places of an English keyboard.
    keyboard: false,
    help: false,
    // No other window tells this one what to do, or hears of it.
    postMessage: false,
    postMessageEvents: false,
    jumpToSlide: false,
    controlsTutorial: false,
    slideNumber: (slide: HTMLElement) => [numberSlide(talk.listSections(), slide), "", ""],
    transition: "fade",
    transitionSpeed: "fast",
    backgroundTransition: "fade",
    autoAnimate: false,
    scrollActivationWidth: 0,
    hideCursorTime: 2000,
  });
  document.addEventListener("fullscreenchange", keepAwake);
  await deck.initialize();
  for (const feature of features) feature(deck, talk);
  // Reveal fits a text to its slide in whatever font there is by then.
  void document.fonts.ready.then(() => fitty.fitAll());
  document.documentElement.dataset["ready"] = "";
}

/** The keys of the stage. */
export function stageKeys(deck: RevealApi, talk: TalkController): void {
  listenToKeys(
    {
      ...createTalkActions(talk),
      jump: (key) => openJump(talk, key),
      overview: (key) => {
        if (key !== "Escape" || !talk.clear()) deck.toggleOverview();
      },
      scheme: toggleScheme,
      fullScreen: () => void toggleFullScreen(),
      ...linkSpeaker(deck, talk),
      // For an author at work: a deck that is shared has neither its sources nor an editor.
      ...(import.meta.hot && {
        follow: toggleFollowing,
        source: () => void openSource(deck),
        warnings: openWarnings,
      }),
    },
    (key) => deck.isOverview() && pressInOverview(deck, talk, key),
  );
}

/** Joins the stage with the speaker view, and gives the keys for that. A page made without notes has none of its code. */
function linkSpeaker(deck: RevealApi, talk: TalkController): Actions {
  if (!import.meta.env.HAS_NOTES) return { speaker: () => showNotice(getWords().noNotes) };
  const linking = import("../speaker/stageLink.ts").then((link) => link.linkStage(deck, talk));
  const act = (name: keyof StageLink) => () => void linking.then((link) => link[name]());
  return { speaker: act("openSpeaker"), float: act("openFloating"), pause: act("togglePause") };
}
