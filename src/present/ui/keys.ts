import type { Talk } from "../talk/state.ts";
import { isDialogOpen } from "./dialog.ts";
import { openHelp } from "./help.ts";
import type { KeyAction } from "./words.ts";

interface Binding {
  readonly action: KeyAction;
  /** Values of `KeyboardEvent.key`, so that the key with that sign on it works on every keyboard. */
  readonly keys: readonly string[];
  /** Other ways to the same, of some clickers and keyboards: not worth a word in the help. */
  readonly silent?: readonly string[];
}

/** What a view does on a key; an action that it does not name has no key there. */
export type Actions = Partial<Readonly<Record<KeyAction, (key: string) => void>>>;

/** The keys of the stage and the speaker view. The help is made from this table, and a clicker sends some of these. */
const BINDINGS: readonly Binding[] = [
  {
    action: "next",
    keys: ["ArrowRight", "ArrowDown", "PageDown", " "],
    silent: ["Enter", "MediaTrackNext"],
  },
  {
    action: "previous",
    keys: ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"],
    silent: ["MediaTrackPrevious"],
  },
  { action: "first", keys: ["Home"] },
  { action: "last", keys: ["End"] },
  { action: "jump", keys: ["g"] },
  { action: "back", keys: ["n"] },
  { action: "overview", keys: ["o", "Escape"] },
  { action: "speaker", keys: ["s"] },
  { action: "float", keys: ["i"] },
  { action: "pause", keys: ["p"] },
  { action: "black", keys: ["b", "."] },
  { action: "white", keys: ["w"] },
  { action: "waiting", keys: ["a"] },
  { action: "enlarge", keys: ["z"] },
  { action: "notesDown", keys: ["j"] },
  { action: "notesUp", keys: ["k"] },
  { action: "larger", keys: ["+"], silent: ["="] },
  { action: "smaller", keys: ["-"] },
  { action: "scheme", keys: ["l"] },
  { action: "preflight", keys: ["c"] },
  { action: "fullScreen", keys: ["f"] },
  { action: "follow", keys: ["e"] },
  { action: "source", keys: ["v"] },
  { action: "warnings", keys: ["m"] },
  { action: "help", keys: ["?"] },
];

/** What the stage and the speaker view do alike. */
export function createTalkActions(talk: Talk): Actions {
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
  const help = BINDINGS.filter(({ action }) => action === "help" || action in actions);
  const all: Actions = { ...actions, help: () => openHelp(help) };
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
  const binding = BINDINGS.find(({ keys, silent = [] }) => [...keys, ...silent].includes(key));
  return binding && actions[binding.action];
}

/** What is typed into, by any key. */
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

const PRESSES = [" ", "Enter"];
const MOVES = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", ...PRESSES];

function listRoles(names: string): string {
  return names
    .split(" ")
    .map((name) => `[role=${name}]`)
    .join(", ");
}

/**
 * Whether what has the focus needs the key itself, inside a component's shadow root too. While a
 * dialog is open, all keys are its own. Outside fields, what a clicker sends is always the deck's.
 */
function belongsToField(event: KeyboardEvent): boolean {
  if (isDialogOpen() || event.defaultPrevented) return true;
  const isIn = (selectors: string): boolean =>
    event.composedPath().some((target) => target instanceof Element && target.matches(selectors));
  if (isIn(FIELDS)) return true;
  return (
    (PRESSES.includes(event.key) && isIn(BUTTONS)) || (MOVES.includes(event.key) && isIn(CHOICES))
  );
}
