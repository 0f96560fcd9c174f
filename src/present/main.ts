import { followReader } from "./reading/currentSlide.ts";
import { updateOnSave as updateReading } from "./reading/updateOnSave.ts";
import {
  addCopyButtons,
  addSlideLinks,
  closeContents,
  drawPage,
  enlargeDrawings,
  focusScrollers,
} from "./reading/reading.ts";
import { backgrounds } from "./slide/backgrounds.ts";
import { figures } from "./slide/drawFigures.ts";
import { preparePages, printStage, printSteps } from "./slide/print.ts";
import { steps } from "./slide/steps.ts";
import { onSave } from "./slide/swap.ts";
import { announce, labels } from "./stage/accessibility.ts";
import { updateOnSave, showWarnings } from "./stage/authoring.ts";
import { liveCharts } from "./stage/liveCharts.ts";
import { covers, enlarge, mouse, readLink } from "./stage/overlays.ts";
import { overview } from "./stage/overview.ts";
import { stageKeys, startStage } from "./stage/stage.ts";
import { syncReveal } from "./stage/syncReveal.ts";
import { formatPlace, parsePlace } from "./talk/place.ts";
import { outlineSlides, listSections } from "./talk/slides.ts";

/**
 * What runs in which views, in this order. Reveal is started on the stage alone: style sheets make
 * the reading and print views, and the speaker view copies the slides.
 */
const FEATURES: readonly (readonly [views: string, run: (slides: Element) => unknown])[] = [
  ["stage speaker read print", followNumbers],
  ["stage", (slides) => startStage(slides, STAGE_FEATURES)],
  ["speaker", startSpeaker],
  ["print", preparePages],
  ["print", printSteps],
  ["read", closeContents],
  ["read", addCopyButtons],
  ["read", addSlideLinks],
  ["read", followReader],
  ["read", enlargeDrawings],
  ["read print", drawPage],
  ["read print", focusScrollers],
  ["read", () => addEventListener("resize", focusScrollers)],
  // What an export waits for before it prints.
  ["read print", () => (document.documentElement.dataset["ready"] = "")],
  ...(import.meta.hot
    ? ([
        ["read", updateReading],
        ["print", () => onSave(() => location.reload())],
        ["stage read", showWarnings],
      ] as const)
    : []),
];

/** What the stage does besides showing slides, once reveal is there, in this order. */
const STAGE_FEATURES = [
  labels,
  announce,
  backgrounds,
  stageKeys,
  steps,
  overview,
  covers,
  enlarge,
  readLink,
  mouse,
  printStage,
  figures,
  ...(import.meta.hot ? [updateOnSave, liveCharts] : []),
  // Last: reveal moves once all others have heard what is shown.
  syncReveal,
];

const { dataset } = document.documentElement;
// A page without notes has no speaker view: whoever asks for it gets the stage.
if (dataset["view"] === "speaker" && !import.meta.env.HAS_NOTES) dataset["view"] = "stage";
const { view = "read" } = dataset;

const root = document.querySelector(".slides") ?? document.body;
for (const [views, run] of FEATURES) {
  if (views.split(" ").includes(view)) await run(root);
}

async function startSpeaker(slides: Element): Promise<void> {
  if (!import.meta.env.HAS_NOTES) return;
  const { startSpeakerView } = await import("./speaker/view.ts");
  startSpeakerView(slides);
}

/** Lets `#/21` lead to the slide that is numbered so, in every view: reveal counts columns from 0. */
function followNumbers(slides: Element): void {
  const follow = (): void => {
    const place = parsePlace(location.hash);
    if (place === undefined || !/^\d+$/.test(place.id) || document.getElementById(place.id)) return;
    const id = outlineSlides(listSections(slides))[Number(place.id) - 1]?.id;
    if (id === undefined) return;
    location.replace(
      view === "stage" ? formatPlace({ ...place, id }) : `#${encodeURIComponent(id)}`,
    );
  };
  follow();
  // Before reveal hears of it.
  addEventListener("hashchange", follow);
}
