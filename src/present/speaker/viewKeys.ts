import type { Shared } from "../talk/register.ts";
import { openJump } from "../ui/jump.ts";
import type { Actions } from "../ui/keys.ts";
import { toggleFullScreen } from "../ui/fullScreen.ts";
import type { Talk } from "../talk/state.ts";
import type { Appearance } from "./appearance.ts";
import { openFloating } from "./floating.ts";
import type { NotesPane } from "./notesPane.ts";
import type { DeckPlan } from "./deckPlan.ts";
import { togglePause, type Run } from "./run.ts";
import { recallRuns } from "./runKeeper.ts";
import { formatSlideTimes, readSlideTimes } from "./slideTime.ts";
import { readWatch } from "../talk/watch.ts";
import { getSpeakerWords } from "./words.ts";

interface ViewParts {
  readonly talk: Talk;
  readonly run: Shared<Run>;
  readonly notes: NotesPane;
  readonly appearance: Appearance;
  readonly plan: DeckPlan;
  readonly openPreflight: () => void;
}

/** How far a key scrolls the notes. Lines. */
const SCROLL = 4;

/** What the keys do in the speaker view. */
export function createViewActions(parts: ViewParts): Actions {
  const { talk, run, notes, appearance, plan, openPreflight } = parts;
  const openList = (key: string): void => {
    const words = getSpeakerWords();
    const runs = recallRuns();
    openJump(talk, key, {
      columns: [words.plan, words.last, words.best],
      describe: (id) => formatSlideTimes(readSlideTimes(id, plan.get(), runs)),
    });
  };
  const resizeNotes = (resize: () => void): void => {
    resize();
    notes.scrollToCurrent();
  };
  return {
    next: talk.next,
    previous: talk.previous,
    first: talk.first,
    last: talk.last,
    back: talk.back,
    jump: openList,
    overview: (key) => (key === "Escape" ? closeInnermost(talk) : openList(key)),
    float: () => void openFloating(),
    pause: () => run.change(togglePause(run.value, readWatch())),
    black: () => talk.toggleCover("black"),
    white: () => talk.toggleCover("white"),
    waiting: () => talk.toggleCover("waiting"),
    enlarge: talk.enlarge,
    notesDown: () => notes.scroll(SCROLL),
    notesUp: () => notes.scroll(-SCROLL),
    larger: () => resizeNotes(appearance.enlargeNotes),
    smaller: () => resizeNotes(appearance.shrinkNotes),
    scheme: appearance.toggleScheme,
    preflight: openPreflight,
    fullScreen: () => void toggleFullScreen(),
  };
}

function closeInnermost(talk: Talk): void {
  if (talk.shown.value.cover !== "none") talk.uncover();
  else talk.shrink();
}
