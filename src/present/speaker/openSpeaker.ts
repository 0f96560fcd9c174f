import { createElement } from "../element.ts";
import { showNotice } from "../notice.ts";
import type { Channel } from "./channel.ts";
import type { Frame } from "./messages.ts";
import { openApart, speakerAddress } from "./windows.ts";
import { getSpeakerWords } from "./words.ts";

/** How the speaker view opens. CSS pixels. */
const WIDTH = 1280;
const HEIGHT = 800;

/**
 * What opens the speaker view, and beside it, for as long as no view answers, a plain link that
 * no browser blocks.
 */
export function createOpener(channel: Channel): () => void {
  let offer: HTMLElement | undefined;
  channel.on("ping", () => offer?.remove());
  return () => {
    openApart(speakerAddress(), centre());
    offer = offerLink();
  };
}

function centre(): Frame {
  const width = Math.min(WIDTH, screen.availWidth);
  const height = Math.min(HEIGHT, screen.availHeight);
  return {
    left: (screen.availWidth - width) / 2,
    top: (screen.availHeight - height) / 2,
    width,
    height,
  };
}

function offerLink(): HTMLElement {
  const words = getSpeakerWords();
  const link = createElement("a", "", words.openView);
  link.href = speakerAddress();
  link.target = "_blank";
  link.rel = "noopener";
  return showNotice(`${words.opening} `, link);
}
