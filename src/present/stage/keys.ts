import type { RevealApi } from "reveal.js";
import type { Talk } from "../talk/state.ts";
import { openJump } from "../ui/jump.ts";
import { createTalkActions, listenToKeys } from "../ui/keys.ts";
import { toggleFullScreen, toggleScheme } from "../ui/window.ts";
import { openSource, openWarnings, toggleFollowing } from "./authoring.ts";
import { pressInOverview } from "./overview.ts";
import { speakerActions } from "./speakerLink.ts";

/** The keys of the stage. */
export function stageKeys(deck: RevealApi, talk: Talk): void {
  listenToKeys(
    {
      ...createTalkActions(talk),
      jump: (key) => openJump(talk, key),
      overview: (key) => {
        if (key !== "Escape" || !talk.clear()) deck.toggleOverview();
      },
      scheme: toggleScheme,
      fullScreen: () => void toggleFullScreen(),
      ...speakerActions,
      // For an author at work: a deck that is shared has neither its sources nor an editor.
      ...(import.meta.hot && {
        follow: toggleFollowing,
        source: () => void openSource(deck),
        warnings: openWarnings,
      }),
    },
    (key) => deck.isOverview() && pressInOverview(deck, talk, key),
  );
}
