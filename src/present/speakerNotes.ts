import type { RevealApi } from "reveal.js";
import { showNotice } from "./notice.ts";
import type { Feature } from "./stage.ts";
import { getWords } from "./words.ts";

/** What reveal's notes plugin gives beyond its declared type. */
interface NotesPlugin {
  init(deck: RevealApi): void;
  open(): void;
}

let loading: Promise<NotesPlugin> | undefined;

/** Reveal's notes window. A page made without notes has none of its code. */
export const speakerNotes: Feature = {
  id: "notes",
  init(deck: RevealApi): void {
    // The audience's first slide does not wait for the speaker's window.
    if (import.meta.env.HAS_NOTES) deck.on("ready", () => (loading = loadPlugin(deck)));
  },
};

async function loadPlugin(deck: RevealApi): Promise<NotesPlugin> {
  const { default: createPlugin } = await import("reveal.js/plugin/notes");
  const plugin = createPlugin() as unknown as NotesPlugin;
  tryPopup(() => plugin.init(deck));
  return plugin;
}

/** Opens the notes in a window of their own, or says why there are none. */
export function openSpeakerNotes(): void {
  if (!import.meta.env.HAS_NOTES) showNotice(getWords().noNotes);
  else void loading?.then((plugin) => tryPopup(() => plugin.open()));
}

/** The plugin throws when the browser blocks its window, at start too: the deck must go on. */
function tryPopup(open: () => void): void {
  try {
    open();
  } catch {
    showNotice(getWords().popupBlocked);
  }
}
