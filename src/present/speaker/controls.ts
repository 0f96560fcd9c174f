import { keep, recall } from "../talk/storage.ts";
import { createButton, createElement } from "../ui/element.ts";
import { openJump } from "../ui/jump.ts";
import { createTalkActions, type Actions } from "../ui/keys.ts";
import { readScheme, toggleFullScreen } from "../ui/window.ts";
import type { NotesPane } from "./notesPane.ts";
import { openPreflight } from "./preflight.ts";
import { recallRuns } from "./rehearsals.ts";
import { togglePause } from "./run.ts";
import type { Stages } from "./stages.ts";
import { describeSlideTimes, type TimedTalk } from "./timePane.ts";
import { openFloating } from "./windows.ts";
import { getSpeakerWords } from "./words.ts";

interface Controlled extends TimedTalk {
  readonly stages: Stages;
  readonly notes: NotesPane;
  /** The element of the whole view. */
  readonly view: HTMLElement;
}

/** How far a key scrolls the notes. Lines. */
const SCROLL = 4;
/** The size of the notes, in parts of the normal one. */
const SIZES = [0.7, 0.85, 1, 1.2, 1.4, 1.7, 2] as const;
const NORMAL = SIZES.indexOf(1);

/** What the keys do in the speaker view. */
export function createViewActions(controlled: Controlled): Actions {
  const { talk, run, stages, notes, view, getPlan } = controlled;
  const appearance = openAppearance(view);
  const openList = (key: string): void => {
    const words = getSpeakerWords();
    const runs = recallRuns();
    openJump(talk, key, {
      columns: [words.plan, words.last, words.best],
      describe: (id) => describeSlideTimes(id, getPlan(), runs),
    });
  };
  const resizeNotes = (by: number): void => {
    appearance.resizeNotes(by);
    notes.scrollToCurrent();
  };
  return {
    ...createTalkActions(talk),
    jump: openList,
    overview: (key) => (key === "Escape" ? void talk.clear() : openList(key)),
    float: () => void openFloating(),
    pause: () => run.change(togglePause(run.value)),
    notesDown: () => notes.scroll(SCROLL),
    notesUp: () => notes.scroll(-SCROLL),
    larger: () => resizeNotes(1),
    smaller: () => resizeNotes(-1),
    scheme: appearance.toggleScheme,
    preflight: () => void openPreflight(run, stages),
    fullScreen: () => void toggleFullScreen(),
  };
}

/** Applies the looks that were chosen last on this machine, and remembers what is chosen from now on. */
function openAppearance(view: HTMLElement) {
  const { dataset } = document.documentElement;
  let size = recall<number>("notes-size") ?? NORMAL;
  const resizeNotes = (by: number): void => {
    size = Math.min(Math.max(size + by, 0), SIZES.length - 1);
    view.style.setProperty("--notes-size", String(SIZES[size]));
    keep("notes-size", size);
  };
  resizeNotes(0);
  dataset["scheme"] = recall<string>("speaker-scheme") ?? "dark";
  const toggleScheme = (): void => {
    dataset["scheme"] = readScheme() === "light" ? "dark" : "light";
    keep("speaker-scheme", dataset["scheme"]);
  };
  return { resizeNotes, toggleScheme };
}

/** The keys that matter most, for fingers. */
export function createToolbar(actions: Actions): HTMLElement {
  const { buttons } = getSpeakerWords();
  const names = Object.keys(buttons) as (keyof typeof buttons)[];
  const tools = names.map((name) => {
    const [key, text] = buttons[name];
    const button = createButton("", () => actions[name]?.(key));
    button.append(createElement("kbd", "", key), createElement("span", "", text));
    return button;
  });
  return createElement("footer", "toolbar", ...tools);
}
