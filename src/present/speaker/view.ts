import "../../theme/speaker.css";
import { createElement } from "../ui/element.ts";
import { listenToKeys } from "../ui/keys.ts";
import type { Shared } from "../talk/register.ts";
import { keepAwake } from "../ui/wakeLock.ts";
import { createJumpAlert, createStageAlert } from "./alerts.ts";
import { openAppearance } from "./appearance.ts";
import { openChannel } from "../talk/channel.ts";
import { openPlan, type DeckPlan } from "./deckPlan.ts";
import { loadFonts } from "./fonts.ts";
import { joinTalk } from "../talk/joinTalk.ts";
import { createNotesPane } from "./notesPane.ts";
import { sendPointer } from "./pointer.ts";
import { openPreflight } from "./preflight.ts";
import type { Run } from "./run.ts";
import { keepRun } from "./runKeeper.ts";
import { createSlidesPane } from "./slidesPane.ts";
import { createSlideTime } from "./slideTime.ts";
import { watchStages, type StageWatch } from "./stageWatch.ts";
import { createTimePane } from "./timePane.ts";
import { timeTalk } from "./timeTalk.ts";
import { createToolbar } from "./toolbar.ts";
import { createViewActions } from "./viewKeys.ts";
import { followSlides, takeSlides, type ViewSlides } from "./viewSlides.ts";

/** How often the times are looked at. Milliseconds. */
const TICK = 250;

/** So long the audience's picture has the processor for itself. Milliseconds. */
const AUDIENCE_FIRST = 25;

/** What the view shows. */
interface Subject extends ViewSlides {
  readonly run: Shared<Run>;
  readonly plan: DeckPlan;
  readonly stages: StageWatch;
}

/** The speaker view: the same page without reveal, and never more than two slides to lay out. */
export function startSpeakerView(): void {
  const { slides, talk } = takeSlides();
  const channel = openChannel();
  const run = joinTalk(channel, talk);
  timeTalk(talk, run);
  keepRun(run);
  const subject = { slides, talk, run, plan: openPlan(talk), stages: watchStages(channel) };
  const parts = createParts(subject);
  keepUpdated(subject, parts, layOut(subject, parts));
  sendPointer(channel, parts.pictures.current);
  keepAwake();
  void loadFonts();
  window.addEventListener("pagehide", () => channel.send({ kind: "bye" }));
  document.documentElement.dataset["ready"] = "";
}

function createParts({ talk, run, plan, stages }: Subject) {
  const slideTime = createSlideTime(talk, run, plan.get);
  return {
    slideTime,
    time: createTimePane(talk, run, plan.get),
    pictures: createSlidesPane(talk, slideTime.element),
    notes: createNotesPane(talk),
    stageAlert: createStageAlert(talk, stages),
    jumpAlert: createJumpAlert(run),
  };
}

type Parts = ReturnType<typeof createParts>;

function layOut(subject: Subject, parts: Parts): HTMLElement {
  const { time, stageAlert, jumpAlert, pictures, notes } = parts;
  const view = createElement("main", "speaker");
  const actions = createViewActions({
    ...subject,
    notes,
    appearance: openAppearance(view),
    openPreflight: () => void openPreflight(subject),
  });
  view.append(
    time.element,
    createElement("div", "alerts", stageAlert.element, jumpAlert.element),
    pictures.element,
    notes.element,
    createToolbar(listenToKeys(actions)),
  );
  document.body.append(view);
  return view;
}

function keepUpdated(subject: Subject, parts: Parts, view: HTMLElement): void {
  const { time, slideTime, stageAlert, jumpAlert, pictures, notes } = parts;
  const tick = (): void => {
    for (const part of [time, slideTime, jumpAlert]) part.update();
  };
  const update = (): void => {
    // The notes last: to scroll them, all else must be laid out.
    for (const part of [pictures, time, slideTime, notes]) part.update();
    view.setAttribute("aria-busy", "false");
  };
  let later: number | undefined;
  subject.talk.shown.watch((_shown, _before, isOwn) => {
    view.setAttribute("aria-busy", "true");
    // What another window has chosen is seen here at once, and what was chosen here, there.
    if (!isOwn) pictures.showCurrent();
    window.clearTimeout(later);
    later = window.setTimeout(update, AUDIENCE_FIRST);
  });
  subject.run.watch(tick);
  subject.stages.watch(() => {
    stageAlert.update();
    const stage = subject.stages.listReports().at(-1);
    if (stage !== undefined) pictures.setScheme(stage.scheme);
  });
  followSlides(subject, () => {
    subject.plan.renew();
    pictures.redraw();
    notes.redraw();
    tick();
  });
  setInterval(tick, TICK);
  update();
}
