import fitty from "fitty";
import Reveal, { type RevealApi } from "reveal.js";
import { figures } from "../slide/figures.ts";
import { steps } from "../slide/steps.ts";
import { keepSource } from "../slide/swap.ts";
import { numberSlide } from "../talk/outline.ts";
import { listSections } from "../talk/places.ts";
import { createTalk, type Talk } from "../talk/state.ts";
import { keepAwake } from "../ui/window.ts";
import { announce, labels } from "./accessibility.ts";
import { backgrounds, moveBackgrounds } from "./backgrounds.ts";
import { follow } from "./follow.ts";
import { stageKeys } from "./keys.ts";
import { liveUpdate } from "./liveUpdate.ts";
import { mouse, readLink } from "./mouse.ts";
import { covers, enlarge } from "./overlays.ts";
import { overview } from "./overview.ts";
import { print } from "./print.ts";
import { speakerLink } from "./speakerLink.ts";

/** What the stage does besides showing slides: reveal calls these, in this order, before the first. */
const FEATURES: readonly ((deck: RevealApi, talk: Talk) => void)[] = [
  labels,
  announce,
  backgrounds,
  follow,
  stageKeys,
  steps,
  overview,
  covers,
  enlarge,
  speakerLink,
  readLink,
  mouse,
  print,
  figures,
  liveUpdate,
];

/** The stage: one slide at a time, driven by reveal. */
export async function startStage(): Promise<void> {
  const element = document.querySelector<HTMLElement>(".deck");
  if (element === null) throw new Error("the page has no deck");
  // Reveal's style sheet is for the stage only: the other views never get its class.
  element.classList.add("reveal");
  const slides = element.querySelector(".slides") ?? element;
  keepSource(slides);
  moveBackgrounds(element);
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
    plugins: [
      () => ({
        id: "features",
        init(reveal: RevealApi): void {
          for (const feature of FEATURES) feature(reveal, talk);
        },
      }),
    ],
  });
  document.addEventListener("fullscreenchange", keepAwake);
  await deck.initialize();
  // Reveal fits a text to its slide in whatever font there is by then.
  void document.fonts.ready.then(() => fitty.fitAll());
  document.documentElement.dataset["ready"] = "";
}
