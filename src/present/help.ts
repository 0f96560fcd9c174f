import { getWords, type KeyAction } from "./words.ts";

interface HelpRow {
  readonly action: KeyAction;
  /** Values of `KeyboardEvent.key`. */
  readonly keys: readonly string[];
}

/** What stands on keys whose names say something else, on keyboards of every language. */
const SIGNS: Readonly<Record<string, string>> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowDown: "↓",
  ArrowUp: "↑",
  PageDown: "Page ↓",
  PageUp: "Page ↑",
};

/** Opens or closes the list of keys. */
export function toggleHelp(rows: readonly HelpRow[]): void {
  const open = document.querySelector<HTMLDialogElement>("dialog.help");
  if (open !== null) {
    open.close();
    return;
  }
  const dialog = createDialog(rows);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "?") dialog.close();
  });
  dialog.showModal();
}

function createDialog(rows: readonly HelpRow[]): HTMLDialogElement {
  const words = getWords();
  const dialog = document.createElement("dialog");
  dialog.className = "help";
  const title = document.createElement("h2");
  title.textContent = words.help;
  const list = document.createElement("dl");
  for (const { action, keys } of rows) {
    const term = document.createElement("dt");
    term.append(
      ...keys.map((key) => createCap(words.caps[key] ?? SIGNS[key] ?? key.toUpperCase())),
    );
    const description = document.createElement("dd");
    description.textContent = words.keys[action];
    list.append(term, description);
  }
  const form = document.createElement("form");
  form.method = "dialog";
  const button = document.createElement("button");
  button.textContent = words.close;
  form.append(button);
  dialog.append(title, list, form);
  return dialog;
}

function createCap(text: string): HTMLElement {
  const cap = document.createElement("kbd");
  cap.textContent = text;
  return cap;
}
