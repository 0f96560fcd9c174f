import { startReading } from "./reading/reading.ts";
import { preparePages, printSteps } from "./slide/pages.ts";
import { showWarnings } from "./stage/authoring.ts";
import { startStage } from "./stage/stage.ts";
import { outlineSlides } from "./talk/outline.ts";
import { formatPlace, listSections, parsePlace } from "./talk/places.ts";

type Feature = readonly [views: string, run: (slides: Element) => unknown];

/**
 * What runs in which views, in this order. Reveal is started on the stage alone: style sheets make
 * the reading and print views, and the speaker view copies the slides.
 */
const FEATURES: readonly Feature[] = [
  ["stage speaker read print", followNumbers],
  ["stage", startStage],
  ["speaker", startSpeaker],
  ["print", preparePages],
  ["print", printSteps],
  ["read print", startReading],
  ...(import.meta.hot ? [["stage read", showWarnings] as const] : []),
];

const { dataset } = document.documentElement;
// A page without notes has no speaker view: whoever asks for it gets the stage.
if (dataset["view"] === "speaker" && !import.meta.env.HAS_NOTES) dataset["view"] = "stage";
const { view = "read" } = dataset;

const slides = document.querySelector(".slides") ?? document.body;
for (const [views, run] of FEATURES) {
  if (views.split(" ").includes(view)) await run(slides);
}

async function startSpeaker(): Promise<void> {
  if (!import.meta.env.HAS_NOTES) return;
  const { startSpeakerView } = await import("./speaker/view.ts");
  startSpeakerView();
}

/** Lets `#/21` lead to the slide that is numbered so, in every view: reveal counts columns from 0. */
function followNumbers(root: Element): void {
  const follow = (): void => {
    const place = parsePlace(location.hash);
    if (place === undefined || !/^\d+$/.test(place.id) || document.getElementById(place.id)) return;
    const id = outlineSlides(listSections(root))[Number(place.id) - 1]?.id;
    if (id === undefined) return;
    location.replace(
      view === "stage" ? formatPlace({ ...place, id }) : `#${encodeURIComponent(id)}`,
    );
  };
  follow();
  // Before reveal hears of it.
  addEventListener("hashchange", follow);
}
