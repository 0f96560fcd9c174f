import type { TalkController } from "../talk/state.ts";
import { isDialogOpen } from "./dialog.ts";
import { openHelp } from "./help.ts";
import type { KeyAction } from "./words.ts";

/** What a view does on a key; an action that it does not name has no key there. */
export type Actions = Partial<Readonly<Record<KeyAction, (key: string) => void>>>;

/**
 * The keys of the stage and the speaker view: values of `KeyboardEvent.key`, so that the key with
 * that sign on it works on every keyboard. The help is made from this table, and a clicker sends
 * some of these.
 */
const KEYS: Readonly<Record<KeyAction, readonly string[]>> = {
  next: ["ArrowRight", "ArrowDown", "PageDown", " "],
  previous: ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"],
  first: ["Home"],
  last: ["End"],
  jump: ["g"],
  back: ["n"],
  overview: ["o", "Escape"],
  speaker: ["s"],
  float: ["i"],
  pause: ["p"],
  black: ["b", "."],
  white: ["w"],
  waiting: ["a"],
  enlarge: ["z"],
  notesDown: ["j"],
  notesUp: ["k"],
  larger: ["+"],
  smaller: ["-"],
  scheme: ["l"],
  preflight: ["c"],
  fullScreen: ["f"],
  follow: ["e"],
  source: ["v"],
  warnings: ["m"],
  help: ["?"],
};
const ACTIONS = Object.keys(KEYS) as KeyAction[];

/** Other keys of some clickers and keyboards, which do the same: not worth a word in the help. */
const ALIASES: Readonly<Record<string, string>> = {
  Enter: "ArrowRight",
  MediaTrackNext: "ArrowRight",
  MediaTrackPrevious: "ArrowLeft",
  "=": "+",
};

/** What the stage and the speaker view do alike. */
export function createTalkActions(talk: TalkController): Actions {
  return {
    next: talk.next,
    previous: talk.previous,
    first: talk.first,
    last: talk.last,
    back: talk.back,
    black: () => talk.toggleCover("black"),
    white: () => talk.toggleCover("white"),
    waiting: () => talk.toggleCover("waiting"),
    enlarge: talk.enlarge,
  };
}

/**
 * Runs an action for each key that is pressed outside fields and dialogs, the help added to them;
 * gives them all. `intercept` may take a key for itself: it acts and returns true.
 */
export function listenToKeys(actions: Actions, intercept?: (key: string) => boolean): Actions {
  const all: Actions = { ...actions, help: () => openHelp(rows) };
  const rows = ACTIONS.filter((action) => action in all).map(
    (action) => [action, KEYS[action]] as const,
  );
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || belongsToField(event)) return;
    const key = nameKey(event);
    if (intercept?.(key) === true) {
      event.preventDefault();
      return;
    }
    const run = findAction(all, key);
    if (run === undefined) return;
    event.preventDefault();
    run(key);
  });
  document.addEventListener("click", releaseButton);
  return all;
}

/** With Shift, the space bar goes back, as it does on every page. */
function nameKey({ key, shiftKey }: KeyboardEvent): string {
  if (key === " " && shiftKey) return "PageUp";
  return key.length === 1 ? key.toLowerCase() : key;
}

/** A button that was pressed by hand gives the keys back: the next space is a step, not that button again. */
function releaseButton({ detail, target }: MouseEvent): void {
  if (detail > 0 && target instanceof Element) {
    target.closest<HTMLElement>("button, summary")?.blur();
  }
}

/** A digit begins the number of a slide to jump to. */
function findAction(actions: Actions, key: string): ((key: string) => void) | undefined {
  if (/^\d$/.test(key)) return actions.jump;
  const name = ACTIONS.find((action) => KEYS[action].includes(ALIASES[key] ?? key));
  return name && actions[name];
}

const PRESSES = [" ", "Enter"];
const MOVES = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", ...PRESSES];

/** What is typed into, and takes any key. */
const FIELDS =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), " +
  listRoles("textbox searchbox combobox spinbutton application");
/** What is pressed or opened. */
const BUTTONS =
  "a[href], button, summary, " +
  listRoles("button link checkbox switch menuitem option tab treeitem gridcell");
/** What has a choice, a value or a position. */
const CHOICES =
  "audio[controls], video[controls], " +
  listRoles("slider scrollbar radio menuitem option tab treeitem gridcell listbox menu tree grid");

function listRoles(names: string): string {
  return names.replaceAll(/\w+/g, "[role=$&]").replaceAll(" ", ", ");
}

/**
 * Whether what has the focus needs the key itself, inside a component's shadow root too. While a
 * dialog is open, all keys are its own. Outside fields, what a clicker sends is always the deck's.
 */
function belongsToField(event: KeyboardEvent): boolean {
  if (isDialogOpen() || event.defaultPrevented) return true;
  const isIn = (selectors: string): boolean =>
    event.composedPath().some((target) => target instanceof Element && target.matches(selectors));
  return (
    isIn(FIELDS) ||
    (PRESSES.includes(event.key) && isIn(BUTTONS)) ||
    (MOVES.includes(event.key) && isIn(CHOICES))
  );
}
