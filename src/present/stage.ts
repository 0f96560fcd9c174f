import Reveal, { type RevealApi } from "reveal.js";
import { moveBackgrounds } from "./backgrounds.ts";
import { enlarge } from "./enlarge.ts";
import { figures } from "./figures.ts";
import { keys } from "./keys.ts";
import { labels } from "./labels.ts";
import { keepSource, liveUpdate } from "./liveUpdate.ts";
import { snap } from "./snap.ts";
import { speakerNotes } from "./speakerNotes.ts";
import { steps } from "./steps.ts";

/** A feature of the stage: reveal's own plugin form. */
export interface Feature {
  readonly id: string;
  init(deck: RevealApi): void | Promise<void>;
}

const FEATURES: readonly Feature[] = [
  labels,
  keys,
  steps,
  speakerNotes,
  figures,
  enlarge,
  snap,
  liveUpdate,
];

/** The stage: one slide at a time, driven by reveal. */
export async function startStage(): Promise<void> {
  const element = document.querySelector<HTMLElement>(".deck");
  if (element === null) throw new Error("the page has no deck");
  // Reveal's style sheet is for the stage only: the other views never get its class.
  element.classList.add("reveal");
  keepSource(element.querySelector(".slides") ?? element);
  moveBackgrounds(element);
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
    jumpToSlide: false,
    controlsTutorial: false,
    slideNumber: "c/t",
    transition: "fade",
    transitionSpeed: "fast",
    backgroundTransition: "fade",
    autoAnimate: false,
    scrollActivationWidth: 0,
    plugins: FEATURES.map((feature) => () => feature),
  });
  await deck.initialize();
  document.documentElement.dataset["ready"] = "";
}
