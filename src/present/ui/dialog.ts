import { createButton, createElement } from "./element.ts";
import { getWords } from "./words.ts";

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

/** Shows a dialog over all else, until Escape or `closeDialog`. */
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

/** A button that closes the dialog that it is in. */
export function createCloseButton(): HTMLButtonElement {
  const button = createButton(getWords().close, () => {
    const dialog = button.closest("dialog");
    if (dialog !== null) closeDialog(dialog);
  });
  return button;
}

/** While one is open, no key moves the deck, and no other opens. */
export function isDialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** Tells the speaker something at the foot of the window, for a few seconds; longer if it offers something. */
export function showNotice(...content: readonly (Node | string)[]): HTMLElement {
  document.querySelector(".notice")?.remove();
  const notice = createElement("p", "notice", ...content);
  notice.setAttribute("role", "status");
  notice.classList.toggle("offer", content.length > 1);
  document.body.append(notice);
  notice.addEventListener("animationend", () => notice.remove());
  return notice;
}
