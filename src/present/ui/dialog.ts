import { createElement } from "./element.ts";

/** A dialog that is yet to be opened; `label` is its name for those who do not see it. */
export function createDialog(
  className: string,
  label: string,
  ...children: readonly Node[]
): HTMLDialogElement {
  const dialog = createElement("dialog", className, ...children);
  dialog.setAttribute("aria-label", label);
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}

export function openDialog(dialog: HTMLDialogElement): void {
  document.body.append(dialog);
  dialog.showModal();
  document.addEventListener("keydown", closeOnEscape, { capture: true });
}

/** The browser itself takes some milliseconds over it, in which it would swallow the next key. */
function closeOnEscape(event: KeyboardEvent): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[open]");
  if (event.key !== "Escape" || event.isComposing || dialog === null) return;
  event.preventDefault();
  event.stopPropagation();
  closeDialog(dialog);
}

/** Closes it, gone at once: where nothing is painted its field would go on taking keys. */
export function closeDialog(dialog: HTMLDialogElement): void {
  dialog.close();
  dialog.remove();
}

/** While one is open, no key moves the deck, and no other opens. */
export function isDialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}
