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
  { action: "help", keys: ["?"] },
];

/**
 * Runs an action for each key that is pressed outside fields and dialogs, the help added to them;
 * gives them all. `intercept` may take a key for itself: it acts and returns true.
 */
export function listenToKeys(actions: Actions, intercept?: (key: string) => boolean): Actions {
  const help = BINDINGS.filter(({ action }) => action === "help" || action in actions);
  const all: Actions = { ...actions, help: () => openHelp(help) };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || belongsToField(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
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

/** A button that was pressed by hand gives the keys back: the next space is a step, not that button again. */
function releaseButton({ detail, target }: MouseEvent): void {
  if (detail > 0 && target instanceof Element) target.closest("button")?.blur();
}

/** A digit begins the number of a slide to jump to. */
function findAction(actions: Actions, key: string): ((key: string) => void) | undefined {
  if (/^\d$/.test(key)) return actions.jump;
  const binding = BINDINGS.find(({ keys, silent = [] }) => [...keys, ...silent].includes(key));
  return binding && actions[binding.action];
}

/** Keys typed in a field, or while a dialog is open, never move the deck; nor does a press on a button. */
function belongsToField({ target, key }: KeyboardEvent): boolean {
  if (isDialogOpen()) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, [contenteditable]") !== null) return true;
  return (key === " " || key === "Enter") && target.closest("a, button") !== null;
}
