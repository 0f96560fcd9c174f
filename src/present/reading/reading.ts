import { drawFigures } from "../slide/figures.ts";
import { closeOnChoice } from "./contentsList.ts";
import { addCopyButtons } from "./copyCode.ts";
import { followReader } from "./currentSlide.ts";
import { enlargeCut, focusScrollers } from "./scrollers.ts";
import { addSlideLinks } from "./slideLinks.ts";

/** The reading and print views: the page as it is, with whatever figures are not drawn yet. */
export async function startReading(): Promise<void> {
  if (document.documentElement.dataset["view"] === "read") addComforts();
  if (import.meta.env.DRAWS_FIGURES) {
    await drawFigures(document.body);
    // What was drawn above it has moved the slide that the address names.
    document.querySelector(":target")?.scrollIntoView();
  }
  focusScrollers();
  // What an export waits for before it prints.
  document.documentElement.dataset["ready"] = "";
  if (import.meta.hot) import.meta.hot.on("deck:changed", () => location.reload());
}

/** What a reader gets besides the text, which is complete without any of it. */
function addComforts(): void {
  closeOnChoice();
  addCopyButtons();
  addSlideLinks();
  followReader();
  enlargeCut();
  addEventListener("resize", focusScrollers);
}
