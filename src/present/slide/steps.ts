import type { RevealApi } from "reveal.js";
import { lightLines } from "./codeSteps.ts";
import { showFigureSteps } from "./figureSteps.ts";

/** Lets code and figures follow the steps: reveal shows fragments, these are what some of them mean. */
export function steps(deck: RevealApi): void {
  const update = (): void => showSteps(deck.getCurrentSlide());
  deck.on("ready", () => showSteps(document));
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "sectionsswapped"]) {
    deck.on(event, update);
  }
}

/** Brings all code and figures below `root` to the step that their visible fragments say. */
export function showSteps(root: ParentNode): void {
  lightLines(root);
  showFigureSteps(root);
}
