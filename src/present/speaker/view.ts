import "../../theme/speaker.css";
import { drawFigures } from "../slide/drawFigures.ts";
import { onSave, patchSlides } from "../slide/swap.ts";
import { Channel } from "../talk/channel.ts";
import { followActions } from "../talk/labActions.ts";
import { formatPlace, parsePlace } from "../talk/place.ts";
import { listSections } from "../talk/slides.ts";
import { createTalk, type TalkController } from "../talk/state.ts";
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
import { createFaultAlert, createStageAlert, watchStages } from "./stages.ts";
import { createSlideTime, createTimePane } from "./timePane.ts";
import { getSpeakerWords } from "./words.ts";

/** How often the times are looked at. Milliseconds. */
const TICK = 250;
/** So long the audience's picture has the processor for itself. Milliseconds. */
const AUDIENCE_FIRST = 25;
/** The address is written when the hand rests: browsers count how often. Milliseconds. */
const ADDRESS_DELAY = 300;

/**
 * The speaker view: the same page without reveal, and never more than two slides to lay out. The
 * page's own `slides` are taken out of it: what the pictures are copied from.
 */
export function startSpeakerView(slides: Element): void {
  slides.closest(".deck")?.remove();
  nameWindow(document.title);
  const talk = createTalk(() => listSections(slides));
  followAddress(talk);
  const channel = new Channel();
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
  const faultAlert = createFaultAlert(stages);
  if (import.meta.hot) followActions(talk);
  const view = createElement("main", "speaker");
  view.append(
    time.element,
    createElement("div", "alerts", alert.element, faultAlert.element),
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
  talk.state.subscribe((_state, _before, isOwn) => {
    view.setAttribute("aria-busy", "true");
    // What another window has chosen is seen here at once, and what was chosen here, there.
    if (!isOwn) pictures.showCurrent();
    window.clearTimeout(later);
    later = window.setTimeout(update, AUDIENCE_FIRST);
  });
  run.subscribe(tick);
  stages.subscribe(() => {
    alert.update();
    faultAlert.update();
    const stage = stages.listReports().at(-1);
    if (stage !== undefined) pictures.setScheme(stage.scheme);
  });
  followSlides(slides, talk, () => {
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

/** Opens the talk where the address says; without one, any stage knows better what is shown. */
function followAddress(talk: TalkController): void {
  const { state } = talk;
  const readAddress = () => {
    const place = parsePlace(location.hash);
    return place && talk.findSection(place.id) && place;
  };
  const first = { id: talk.listSections()[0]?.id ?? "", step: 0 };
  const opened = readAddress();
  state.init({ ...state.value, place: opened ?? first }, opened === undefined ? -1 : 0);

  window.addEventListener("hashchange", () => {
    const place = readAddress();
    if (place !== undefined) talk.jumpTo(place);
  });
  let timer: number | undefined;
  state.subscribe(({ place }) => {
    window.clearTimeout(timer);
    const write = (): void => history.replaceState(null, "", formatPlace(place));
    timer = window.setTimeout(write, ADDRESS_DELAY);
  });
}

/** Draws what is not drawn yet, and takes what is saved; `update` is called whenever slides have changed. */
function followSlides(slides: Element, talk: TalkController, update: () => void): void {
  const draw = (): void => {
    const getCurrentSlide = () => talk.findSection(talk.place.id) ?? slides;
    if (import.meta.env.DRAWS_FIGURES) void drawFigures(slides, getCurrentSlide);
  };
  slides.addEventListener("figuredrawn", update);
  if (import.meta.hot) {
    onSave((change) => {
      patchSlides(slides, change);
      nameWindow(document.title);
      update();
      draw();
    });
  }
  draw();
}

function nameWindow(title: string): void {
  document.title = `${getSpeakerWords().title} · ${title}`;
}
