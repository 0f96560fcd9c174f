import "../../theme/speaker.css";
import { openChannel } from "../talk/channel.ts";
import { createElement } from "../ui/element.ts";
import { listenToKeys } from "../ui/keys.ts";
import { keepAwake, loadFonts } from "../ui/window.ts";
import { createToolbar, createViewActions } from "./controls.ts";
import { createNotesPane } from "./notesPane.ts";
import { readPlan } from "./plan.ts";
import { sendPointer } from "./pointer.ts";
import { joinTalk, keepRun } from "./rehearsals.ts";
import { timeTalk } from "./run.ts";
import { createSlidesPane } from "./slidesPane.ts";
import { createStageAlert, watchStages } from "./stages.ts";
import { createSlideTime, createTimePane } from "./timePane.ts";
import { followSlides, takeSlides } from "./viewSlides.ts";

/** How often the times are looked at. Milliseconds. */
const TICK = 250;

/** So long the audience's picture has the processor for itself. Milliseconds. */
const AUDIENCE_FIRST = 25;

/** The speaker view: the same page without reveal, and never more than two slides to lay out. */
export function startSpeakerView(): void {
  const { slides, talk } = takeSlides();
  const channel = openChannel();
  const run = joinTalk(channel, talk);
  timeTalk(talk, run);
  keepRun(run);
  const stages = watchStages(channel);
  let plan = readPlan(talk.listSections());
  const subject = { talk, run, stages, getPlan: () => plan };

  const time = createTimePane(subject);
  const slideTime = createSlideTime(subject);
  const pictures = createSlidesPane(talk, slideTime.element);
  const notes = createNotesPane(talk);
  const alert = createStageAlert(talk, stages);
  const view = createElement("main", "speaker");
  view.append(
    time.element,
    createElement("div", "alerts", alert.element),
    pictures.element,
    notes.element,
    createToolbar(listenToKeys(createViewActions({ ...subject, notes, view }))),
  );
  document.body.append(view);

  const tick = (): void => {
    for (const part of [time, slideTime]) part.update();
  };
  const update = (): void => {
    // The notes last: to scroll them, all else must be laid out.
    for (const part of [pictures, time, slideTime, notes]) part.update();
    view.setAttribute("aria-busy", "false");
  };
  let later: number | undefined;
  talk.shown.subscribe((_shown, _before, isOwn) => {
    view.setAttribute("aria-busy", "true");
    // What another window has chosen is seen here at once, and what was chosen here, there.
    if (!isOwn) pictures.showCurrent();
    window.clearTimeout(later);
    later = window.setTimeout(update, AUDIENCE_FIRST);
  });
  run.subscribe(tick);
  stages.subscribe(() => {
    alert.update();
    const stage = stages.listReports().at(-1);
    if (stage !== undefined) pictures.setScheme(stage.scheme);
  });
  followSlides({ slides, talk }, () => {
    plan = readPlan(talk.listSections());
    pictures.redraw();
    notes.redraw();
    tick();
  });
  setInterval(tick, TICK);
  update();

  sendPointer(channel, pictures.current);
  keepAwake();
  void loadFonts();
  window.addEventListener("pagehide", () => channel.send({ kind: "bye" }));
  document.documentElement.dataset["ready"] = "";
}
