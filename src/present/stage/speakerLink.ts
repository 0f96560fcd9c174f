import type { RevealApi } from "reveal.js";
import type { StageLink } from "../speaker/stageLink.ts";
import type { Talk } from "../talk/state.ts";
import type { Actions } from "../ui/keys.ts";
import { showNotice } from "../ui/notice.ts";
import { getWords } from "../ui/words.ts";

let linking: Promise<StageLink> | undefined;

/** Joins the stage with the speaker view. A page made without notes has none of its code. */
export function speakerLink(deck: RevealApi, talk: Talk): void {
  if (!import.meta.env.HAS_NOTES) return;
  // The audience's first slide does not wait for the speaker.
  deck.on("ready", () => {
    linking = import("../speaker/stageLink.ts").then(({ linkStage }) => linkStage(deck, talk));
  });
}

/** What the speaker's keys do on stage; without notes, `S` says that there are none. */
export const speakerActions: Actions = import.meta.env.HAS_NOTES
  ? {
      speaker: () => void linking?.then((link) => link.openSpeaker()),
      float: () => void linking?.then((link) => link.openFloating()),
      pause: () => void linking?.then((link) => link.togglePause()),
    }
  : { speaker: () => showNotice(getWords().noNotes) };
