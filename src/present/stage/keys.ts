import type { RevealApi } from "reveal.js";
import { openSource, toggleFollowing } from "./authoring.ts";
import { toggleFullScreen } from "../ui/fullScreen.ts";
import { openJump } from "../ui/jump.ts";
import { listenToKeys } from "../ui/keys.ts";
import { pressInOverview } from "./overview.ts";
import { toggleScheme } from "../ui/scheme.ts";
import { speakerActions } from "./speakerLink.ts";
import type { Talk } from "../talk/state.ts";
import { openWarnings } from "./warnings.ts";

/** The keys of the stage. */
export function stageKeys(deck: RevealApi, talk: Talk): void {
  listenToKeys(
    {
      next: talk.next,
      previous: talk.previous,
      first: talk.first,
      last: talk.last,
      back: talk.back,
      jump: (key) => openJump(talk, key),
      overview: (key) => (key === "Escape" ? closeInnermost(deck, talk) : deck.toggleOverview()),
      black: () => talk.toggleCover("black"),
      white: () => talk.toggleCover("white"),
      waiting: () => talk.toggleCover("waiting"),
      enlarge: talk.enlarge,
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

function closeInnermost(deck: RevealApi, talk: Talk): void {
  const { cover, enlarged } = talk.shown.value;
  if (cover !== "none") talk.uncover();
  else if (enlarged !== -1) talk.shrink();
  else deck.toggleOverview();
}
