import type { RevealApi } from "reveal.js";
import type { DeckChange } from "../../deck/render/change.ts";
import { moveBackgrounds } from "../slide/backgrounds.ts";
import { showSteps } from "../slide/steps.ts";
import { onSave, patchSlides } from "../slide/swap.ts";
import { formatPlace, type Place } from "../talk/place.ts";
import { listSteps } from "../talk/slides.ts";
import type { TalkController } from "../talk/state.ts";
import { createCloseButton, createDialog, openDialog, showNotice } from "../ui/dialog.ts";
import { createButton, createElement } from "../ui/element.ts";
import { getWords } from "../ui/words.ts";

/** While slides are being written: a saved slide is on screen at once, place and step kept. */
export function updateOnSave(deck: RevealApi, talk: TalkController): void {
  onSave((change) => {
    swapSections(deck, talk, change);
    comeBack(talk);
    if (isFollowing && change.edited !== undefined) goTo(talk, change.edited);
  });
  // Reveal itself writes the address once a second at most: a page that is loaded again would
  // lose the last step.
  import.meta.hot?.on("vite:beforeFullReload", () => {
    history.replaceState(null, "", formatPlace(talk.place));
  });
}

/** Where the stage was when its slide went, and what it shows since: a file may be put back. */
let lost: { readonly place: Place; readonly instead: string } | undefined;

function swapSections(deck: RevealApi, talk: TalkController, change: DeckChange): void {
  // In a deck that had no slide, reveal has no place to keep and nothing to sync.
  if (deck.getTotalSlides() === 0) return location.reload();
  const live = deck.getSlidesElement();
  if (!live) return;

  const { place } = talk;
  const before = deck.getIndices();
  const changed = patchSlides(live, change);
  if (change.isInPlace && !deck.isOverview()) {
    for (const section of changed) syncSection(deck, section, place.step);
  } else {
    moveBackgrounds(live);
    deck.sync();
  }
  const slide = talk.findSection(place.id);
  const { h, v } = slide === undefined ? before : deck.getIndices(slide);
  const isThere = h === before.h && (v ?? 0) === before.v;
  // To show a slide again takes as long in a large deck as a step.
  if (!isThere || slide !== deck.getCurrentSlide()) deck.slide(h, v, place.step - 1);
  if (slide === undefined) lost = { place, instead: deck.getCurrentSlide().id };
  deck.dispatchEvent({ type: "sectionsswapped" });
}

/** Tells reveal of new content in a section, which is at this step if it is shown. */
function syncSection(deck: RevealApi, section: HTMLElement, step: number): void {
  deck.syncFragments(section);
  // One further away is loaded when it comes near.
  if (section.style.display !== "none") deck.loadSlide(section);
  // What reveal lays out, or starts, it does for the whole deck.
  if (section.querySelector(".r-stretch, audio, iframe, video") !== null) deck.sync();
  if (section === deck.getCurrentSlide()) deck.navigateFragment(step - 1);
  else if (section.classList.contains("past")) showSteps(section, listSteps(section).length);
}

/** A slide that is there again is shown again, unless the stage has gone elsewhere. */
function comeBack(talk: TalkController): void {
  if (lost === undefined || talk.findSection(lost.place.id) === undefined) return;
  if (talk.place.id === lost.instead) talk.stepTo(lost.place);
  lost = undefined;
}

/** Whoever writes another slide sees all its steps. */
function goTo(talk: TalkController, id: string): void {
  const slide = talk.findSection(id);
  if (slide && id !== talk.place.id) talk.jumpTo({ id, step: listSteps(slide).length });
}

/** Whether the stage goes to each slide that its author saves. */
let isFollowing = false;

/** Begins or ends to follow the author, and says which. */
export function toggleFollowing(): void {
  isFollowing = !isFollowing;
  const { follows, stays } = getWords();
  showNotice(isFollowing ? follows : stays);
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
  const badge = createButton("", openWarnings, "warnings");
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
  const title = getWords().countWarnings(warnings.length);
  const rows = warnings.map(({ text, file }) => {
    const address = `/__open-in-editor?file=${encodeURIComponent(file)}`;
    return createElement(
      "li",
      "",
      createButton(text, () => void fetch(address)),
    );
  });
  const heading = createElement("h2", "", title);
  const list = createElement("ul", "", ...rows);
  openDialog(createDialog("warnings", title, heading, list, createCloseButton()));
}
