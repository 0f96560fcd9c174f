import { getWords, type KeyAction } from "./words.ts";

interface HelpRow {
  readonly action: KeyAction;
  readonly shown: readonly string[];
}

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
  for (const { action, shown } of rows) {
    const term = document.createElement("dt");
    term.append(...shown.map(createKey));
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

function createKey(text: string): HTMLElement {
  const key = document.createElement("kbd");
  key.textContent = text;
  return key;
}
