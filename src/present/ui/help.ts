import { closeDialog, createCloseButton, createDialog, openDialog } from "./dialog.ts";
import { createElement } from "./element.ts";
import { getWords, type KeyAction } from "./words.ts";

/** What some values of `KeyboardEvent.key` do. */
type HelpRow = readonly [action: KeyAction, keys: readonly string[]];

/** What is written on keys whose names say something else, on keyboards of every language. */
const SIGNS: Readonly<Record<string, string>> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowDown: "↓",
  ArrowUp: "↑",
  PageDown: "Page ↓",
  PageUp: "Page ↑",
};

/** Opens the list of keys, which the key that opened it closes. */
export function openHelp(rows: readonly HelpRow[]): void {
  const words = getWords();
  const dialog = createDialog(
    "help",
    words.help,
    createElement("h2", "", words.help),
    createElement("dl", "", ...rows.flatMap(createRow)),
    createCloseButton(),
  );
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "?") return;
    // It would open the help again.
    event.stopPropagation();
    closeDialog(dialog);
  });
  openDialog(dialog);
}

function createRow([action, keys]: HelpRow): readonly HTMLElement[] {
  const words = getWords();
  const names: Readonly<Record<string, string>> = { ...SIGNS, ...words.caps };
  const caps = keys.map((key) => names[key] ?? key.toUpperCase());
  return [
    createElement("dt", "", ...caps.map((cap) => createElement("kbd", "", cap))),
    createElement("dd", "", words.keys[action]),
  ];
}
