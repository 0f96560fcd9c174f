import { obeyNumbers } from "./ui/numberAddress.ts";
import { preparePages } from "./slide/printPages.ts";
import { printSteps } from "./slide/printSteps.ts";
import { startReading } from "./reading/reading.ts";
import { startStage } from "./stage/stage.ts";
import { showWarnings } from "./stage/warnings.ts";

const { dataset } = document.documentElement;
// A page without notes has no speaker view: whoever asks for it gets the stage.
if (dataset["view"] === "speaker" && !import.meta.env.HAS_NOTES) dataset["view"] = "stage";

const slides = document.querySelector(".slides");
if (slides) obeyNumbers(slides);

// In the reading and print views reveal is never started: style sheets alone make them.
if (dataset["view"] === "stage") {
  await startStage();
} else if (import.meta.env.HAS_NOTES && dataset["view"] === "speaker") {
  const { startSpeakerView } = await import("./speaker/view.ts");
  startSpeakerView();
} else {
  const hasSteps = new URLSearchParams(location.search).has("steps");
  if (dataset["view"] === "print" && slides) {
    preparePages(slides);
    if (hasSteps) printSteps(slides);
  }
  await startReading();
}
if (import.meta.hot && ["read", "stage"].includes(dataset["view"] ?? "")) showWarnings();
