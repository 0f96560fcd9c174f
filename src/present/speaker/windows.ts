import type { Channel } from "../talk/channel.ts";
import { createButton, createElement } from "../ui/element.ts";
import { showNotice } from "../ui/dialog.ts";
import { assignRoles, findScreens, type ScreenRoles, type ScreenSpot } from "./screens.ts";
import { getSpeakerWords } from "./words.ts";

declare global {
  interface Window {
    readonly documentPictureInPicture?: {
      readonly window: Window | null;
      requestWindow(size: { width: number; height: number }): Promise<Window>;
    };
  }
}

/** How large the speaker view opens where there is no screen of its own for it. CSS pixels. */
const WIDTH = 1280;
const HEIGHT = 800;
/** How long the speaker view waits for the stage to fill the projector: a key press counts for seconds. Milliseconds. */
const PATIENCE = 500;

function formatSpeakerAddress(): string {
  return new URL("?speaker", location.href).href;
}

/**
 * What opens the speaker view: with two screens the stage full screen on the projector and the
 * view on the other; beside it, for as long as no view answers, a plain link that no browser blocks.
 */
export function createOpener(channel: Channel, hasSpeaker: () => boolean): () => Promise<void> {
  const words = getSpeakerWords();
  let offer: HTMLElement | undefined;
  channel.on("ping", () => offer?.remove());
  const open = async (roles: ScreenRoles | undefined): Promise<void> => {
    if (roles !== undefined) await fillProjector(roles.projector);
    openSpeaker(roles?.laptop);
    offer = offerLink(words.opening);
  };
  return async () => {
    // A window without ties cannot be brought to the front; a second view is the speaker's choice.
    if (hasSpeaker()) {
      offerLink(words.isOpen);
      return;
    }
    const found = await findScreens();
    const roles = found.kind === "several" ? assignRoles(found.screens) : undefined;
    // A question to the user may have taken longer than a key press counts.
    if (roles === undefined || navigator.userActivation.isActive) {
      await open(roles);
      return;
    }
    const place = createButton(words.placeWindows, () => void open(roles));
    offer = showNotice(`${words.screensFound} `, place);
  };
}

/** Refused, or never answered, it stops nothing: the speaker view says when the stage is not full screen. */
async function fillProjector(projector: ScreenSpot): Promise<void> {
  const filled = document.documentElement.requestFullscreen({ screen: projector });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([filled.catch(() => undefined), late]);
}

/**
 * Opens the view in a window of its own, which lives on when this one crashes: it fills `spot`, or
 * is in the middle of this screen. The browser may refuse. That nobody can tell: a window without
 * ties to this one has no handle.
 */
function openSpeaker(spot: ScreenSpot | undefined): void {
  const { availLeft, availTop, availWidth, availHeight } = spot ?? screen;
  const width = spot === undefined ? Math.min(WIDTH, availWidth) : availWidth;
  const height = spot === undefined ? Math.min(HEIGHT, availHeight) : availHeight;
  const left = availLeft + (availWidth - width) / 2;
  const top = availTop + (availHeight - height) / 2;
  const place = `left=${left},top=${top},width=${width},height=${height}`;
  window.open(formatSpeakerAddress(), "_blank", `noopener,popup,${place}`);
}

function offerLink(reason: string): HTMLElement {
  const link = createElement("a", "", getSpeakerWords().openView);
  link.href = formatSpeakerAddress();
  link.target = "_blank";
  link.rel = "noopener";
  return showNotice(`${reason} `, link);
}

/** With one screen only: the speaker view in a window that stays above all others, or why there is none. */
export async function openFloating(): Promise<void> {
  // The key was pressed in that window itself, which is no page that could open one.
  if (window.frameElement?.matches(".floating")) {
    window.parent.close();
    return;
  }
  const { documentPictureInPicture: floating } = window;
  if (floating === undefined) {
    showNotice(getSpeakerWords().noFloating);
    return;
  }
  if (floating.window !== null) {
    floating.window.close();
    return;
  }
  try {
    const { document: page } = await floating.requestWindow({ width: 1024, height: 640 });
    for (const sheet of document.querySelectorAll("style, link[rel=stylesheet]")) {
      page.head.append(sheet.cloneNode(true));
    }
    const frame = createElement("iframe", "floating");
    frame.src = formatSpeakerAddress();
    page.body.append(frame);
    frame.focus();
  } catch {
    showNotice(getSpeakerWords().noFloating);
  }
}
