import { createElement } from "../ui/element.ts";
import { showNotice } from "../ui/notice.ts";
import type { Channel } from "../talk/channel.ts";
import { isText } from "../talk/guards.ts";
import type { Frame } from "../talk/messages.ts";
import { assignScreens, findScreens, readRoom, type ScreenRoles } from "./screens.ts";
import { recall } from "../talk/storage.ts";
import { openApart, speakerAddress } from "./windows.ts";
import { getSpeakerWords } from "./words.ts";

/** How the speaker view opens where there is no screen of its own for it. CSS pixels. */
const WIDTH = 1280;
const HEIGHT = 800;
/** How long the speaker view waits for the stage to fill the projector: a key press counts for seconds. Milliseconds. */
const PATIENCE = 500;

/**
 * What opens the speaker view: with two screens the stage full screen on the projector and the
 * view on the other; beside it, for as long as no view answers, a plain link that no browser blocks.
 */
export function createOpener(channel: Channel, hasSpeaker: () => boolean): () => Promise<void> {
  const words = getSpeakerWords();
  let offer: HTMLElement | undefined;
  channel.on("ping", () => offer?.remove());
  const open = async (roles: ScreenRoles | undefined): Promise<void> => {
    if (roles !== undefined) await fillProjector(roles);
    openApart(speakerAddress(), roles === undefined ? centre() : readRoom(roles.laptop));
    offer = offerLink(words.opening);
  };
  return async () => {
    // A window without ties cannot be brought to the front; a second view is the speaker's choice.
    if (hasSpeaker()) {
      offerLink(words.isOpen);
      return;
    }
    const roles = await findRoles();
    // A question to the user may have taken longer than a key press counts.
    if (roles === undefined || navigator.userActivation.isActive) await open(roles);
    else offer = offerPlaces(() => open(roles));
  };
}

async function findRoles(): Promise<ScreenRoles | undefined> {
  const found = await findScreens();
  if (found.kind !== "several") return undefined;
  return assignScreens(found.screens, recall("projector", isText));
}

/** Refused, or never answered, it stops nothing: the speaker view says when the stage is not full screen. */
async function fillProjector({ projector }: ScreenRoles): Promise<void> {
  const filled = document.documentElement.requestFullscreen({ screen: projector });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([filled.catch(() => undefined), late]);
}

function centre(): Frame {
  const width = Math.min(WIDTH, screen.availWidth);
  const height = Math.min(HEIGHT, screen.availHeight);
  return {
    left: screen.availLeft + (screen.availWidth - width) / 2,
    top: screen.availTop + (screen.availHeight - height) / 2,
    width,
    height,
  };
}

function offerLink(reason: string): HTMLElement {
  const link = createElement("a", "", getSpeakerWords().openView);
  link.href = speakerAddress();
  link.target = "_blank";
  link.rel = "noopener";
  return showNotice(`${reason} `, link);
}

function offerPlaces(place: () => Promise<void>): HTMLElement {
  const words = getSpeakerWords();
  const button = createElement("button", "", words.placeWindows);
  button.addEventListener("click", () => void place());
  return showNotice(`${words.screensFound} `, button);
}
