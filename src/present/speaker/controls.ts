import { monotonicNow } from "../talk/clock.ts";
import type { Register } from "../talk/register.ts";
import type { Talk } from "../talk/state.ts";
import { keep, recall } from "../talk/storage.ts";
import { createElement } from "../ui/element.ts";
import { openJump } from "../ui/jump.ts";
import { createTalkActions, type Actions } from "../ui/keys.ts";
import { readScheme, toggleFullScreen } from "../ui/window.ts";
import { openFloating } from "./floating.ts";
import type { NotesPane } from "./notesPane.ts";
import type { Plan } from "./plan.ts";
import { openPreflight } from "./preflight.ts";
import { recallRuns } from "./rehearsals.ts";
import { togglePause, type Run } from "./run.ts";
import type { Stages } from "./stages.ts";
import { describeSlideTimes } from "./timePane.ts";
import { getSpeakerWords, type SpeakerWords } from "./words.ts";

interface Controlled {
  readonly talk: Talk;
  readonly run: Register<Run>;
  readonly stages: Stages;
  readonly notes: NotesPane;
  /** The element of the whole view. */
  readonly view: HTMLElement;
  getPlan(): Plan;
}

/** How far a key scrolls the notes. Lines. */
const SCROLL = 4;
/** The size of the notes, in parts of the normal one. */
const SIZES = [0.7, 0.85, 1, 1.2, 1.4, 1.7, 2] as const;
const NORMAL = SIZES.indexOf(1);

/** What the keys do in the speaker view. */
export function createViewActions(controlled: Controlled): Actions {
  const { talk, run, notes, view, getPlan } = controlled;
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
    pause: () => run.change(togglePause(run.value, monotonicNow())),
    notesDown: () => notes.scroll(SCROLL),
    notesUp: () => notes.scroll(-SCROLL),
    larger: () => resizeNotes(1),
    smaller: () => resizeNotes(-1),
    scheme: appearance.toggleScheme,
    preflight: () => void openPreflight(controlled),
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

/** The actions of the toolbar, and the keys that do the same. */
const TOOLS: readonly (readonly [keyof SpeakerWords["buttons"], string])[] = [
  ["previous", "←"],
  ["next", "→"],
  ["pause", "P"],
  ["black", "B"],
  ["white", "W"],
  ["waiting", "A"],
  ["enlarge", "Z"],
  ["overview", "O"],
  ["back", "N"],
  ["preflight", "C"],
  ["help", "?"],
];

/** The keys that matter most, for fingers. */
export function createToolbar(actions: Actions): HTMLElement {
  const words = getSpeakerWords().buttons;
  const buttons = TOOLS.map(([action, key]) => {
    const [cap, name] = [createElement("kbd", "", key), createElement("span", "", words[action])];
    const button = createElement("button", "", cap, name);
    button.addEventListener("click", () => actions[action]?.(key));
    return button;
  });
  return createElement("footer", "toolbar", ...buttons);
}
