import type { RevealApi } from "reveal.js";
import { closeDialog, createDialog, openDialog } from "../ui/dialog.ts";
import { createElement } from "../ui/element.ts";
import { showNotice } from "../ui/notice.ts";
import { getWords } from "../ui/words.ts";

let following = false;

/** Whether the stage goes to each slide that its author saves. */
export function isFollowing(): boolean {
  return following;
}

/** Begins or ends to follow the author, and says which. */
export function toggleFollowing(): void {
  following = !following;
  const { follows, stays } = getWords();
  showNotice(following ? follows : stays);
}

/** Opens the file of the slide that is shown, at its line, in the editor that the dev server finds. */
export async function openSource(deck: RevealApi): Promise<void> {
  const { id } = deck.getCurrentSlide();
  const { ok, url } = await fetch(`/__slide-source?id=${encodeURIComponent(id)}`);
  if (ok) showNotice(getWords().opens(new URL(url).searchParams.get("file") ?? ""));
}

/** What the dev server tells of a warning: its line, and the place that an editor opens. */
interface Warning {
  readonly text: string;
  readonly file: string;
}

let warnings: readonly Warning[] = [];

/** While slides are being written: how many warnings they have, in a corner of the window. */
export function showWarnings(): void {
  const badge = createElement("button", "warnings");
  badge.addEventListener("click", openWarnings);
  import.meta.hot?.on("deck:warnings", (told: readonly Warning[]) => {
    warnings = told;
    badge.textContent = getWords().countWarnings(warnings.length);
    if (warnings.length === 0) badge.remove();
    else document.body.append(badge);
  });
  import.meta.hot?.send("deck:warnings");
}

/** Opens the list of warnings; a click on one opens its line in the author's editor. */
export function openWarnings(): void {
  const words = getWords();
  const rows = warnings.map(({ text, file }) => {
    const open = createElement("button", "", text);
    open.addEventListener("click", () => {
      void fetch(`/__open-in-editor?file=${encodeURIComponent(file)}`);
    });
    return createElement("li", "", open);
  });
  const title = words.countWarnings(warnings.length);
  const close = createElement("button", "", words.close);
  const dialog = createDialog(
    "warnings",
    title,
    createElement("h2", "", title),
    createElement("ul", "", ...rows),
    close,
  );
  close.addEventListener("click", () => closeDialog(dialog));
  openDialog(dialog);
}
