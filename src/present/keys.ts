import type { RevealApi } from "reveal.js";
import { openSource, toggleFollowing } from "./authoring.ts";
import { closeEnlarged, toggleEnlarged } from "./enlarge.ts";
import { toggleHelp } from "./help.ts";
import { toggleScheme } from "./scheme.ts";
import { openSpeakerNotes } from "./speakerNotes.ts";
import type { Feature } from "./stage.ts";
import type { KeyAction } from "./words.ts";

interface Binding {
  readonly action: KeyAction;
  /** Values of `KeyboardEvent.key`, so that the key with that sign on it works on every keyboard. */
  readonly keys: readonly string[];
  run(deck: RevealApi): void;
}

/** Those of an author at work: a deck that is shared has neither its sources nor an editor. */
const AUTHOR_BINDINGS: readonly Binding[] = [
  { action: "follow", keys: ["e"], run: () => toggleFollowing() },
  { action: "source", keys: ["v"], run: (deck) => void openSource(deck) },
];

/** The keys of the stage. The help is made from this table, and a clicker sends some of these. */
const BINDINGS: readonly Binding[] = [
  {
    action: "next",
    keys: ["ArrowRight", "ArrowDown", "PageDown", " "],
    run: (deck) => deck.next(),
  },
  {
    action: "previous",
    keys: ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"],
    run: (deck) => deck.prev(),
  },
  { action: "first", keys: ["Home"], run: (deck) => deck.slide(0) },
  {
    action: "last",
    keys: ["End"],
    run: (deck) => deck.slide(deck.getHorizontalSlides().length - 1),
  },
  {
    action: "overview",
    keys: ["o", "Escape"],
    run: (deck) => closeEnlarged() || deck.toggleOverview(),
  },
  { action: "notes", keys: ["s"], run: () => openSpeakerNotes() },
  { action: "black", keys: ["b", "."], run: (deck) => deck.togglePause() },
  { action: "enlarge", keys: ["z"], run: toggleEnlarged },
  { action: "fullScreen", keys: ["f"], run: () => void toggleFullScreen() },
  { action: "scheme", keys: ["l"], run: () => toggleScheme() },
  ...(import.meta.hot ? AUTHOR_BINDINGS : []),
  { action: "help", keys: ["?"], run: () => toggleHelp(BINDINGS) },
];

/** The arrows of the overview go from slide to slide, in both directions of the plan. */
const OVERVIEW_MOVES: Readonly<Record<string, "left" | "right" | "up" | "down">> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export const keys: Feature = {
  id: "keys",
  init(deck: RevealApi): void {
    document.addEventListener("keydown", (event) => {
      if (pressKey(event, deck)) event.preventDefault();
    });
  },
};

/** Runs what a key stands for; false when it stands for nothing here. */
function pressKey(event: KeyboardEvent, deck: RevealApi): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || belongsToField(event)) return false;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const move = OVERVIEW_MOVES[key];
  if (deck.isOverview() && move !== undefined) {
    deck[move]();
    return true;
  }
  if (deck.isOverview() && (key === "Enter" || key === " ")) {
    deck.toggleOverview(false);
    return true;
  }
  const binding = BINDINGS.find(({ keys: bound }) => bound.includes(key));
  if (binding === undefined) return false;
  // On a black screen every key but the harmless ones only brings the slide back.
  if (deck.isPaused() && !["help", "fullScreen", "notes"].includes(binding.action)) {
    deck.togglePause(false);
  } else {
    binding.run(deck);
  }
  return true;
}

/** Keys typed in a field, or into an open dialog, never move the deck; nor does Space on a button. */
function belongsToField({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, [contenteditable], dialog[open]") !== null)
    return true;
  return key === " " && target.closest("a, button") !== null;
}

async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
    else await document.exitFullscreen();
  } catch {
    // Refused, inside a frame for instance: the deck goes on in its window.
  }
}
