import type { Channel, Frame } from "../talk/channel.ts";
import { formatPlace, type Place } from "../talk/places.ts";
import { keep, recall } from "../talk/storage.ts";
import { createElement } from "../ui/element.ts";
import { showNotice } from "../ui/notice.ts";
import { getSpeakerWords } from "./words.ts";

/** A screen as the Window Management API tells of it; TypeScript does not know it yet. */
export interface ScreenSpot {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly isInternal: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
}

declare global {
  interface Window {
    getScreenDetails?(): Promise<{ readonly screens: readonly ScreenSpot[] }>;
  }
  interface Screen {
    readonly isExtended?: boolean;
    readonly availLeft: number;
    readonly availTop: number;
  }
  interface FullscreenOptions {
    screen?: ScreenSpot;
  }
}

/**
 * What the browser tells of the screens: nothing, that there is one (or two that show the same),
 * that there are several but this page may not know where, or all of them.
 */
export type Screens =
  | { readonly kind: "unknown" | "single" | "denied" }
  | { readonly kind: "several"; readonly screens: readonly ScreenSpot[] };

interface ScreenRoles {
  readonly projector: ScreenSpot;
  readonly laptop: ScreenSpot;
}

/** How the speaker view opens where there is no screen of its own for it. CSS pixels. */
const WIDTH = 1280;
const HEIGHT = 800;
/** How long the speaker view waits for the stage to fill the projector: a key press counts for seconds. Milliseconds. */
const PATIENCE = 500;

/** The address of this deck's speaker view. */
export function formatSpeakerAddress(): string {
  return new URL("?speaker", location.href).href;
}

/** The address of this deck's stage, on whatever screen, at a place. */
export function formatStageAddress(place: Place): string {
  return new URL(`?stage${place.id === "" ? "" : formatPlace(place)}`, location.href).href;
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
    openWindow(formatSpeakerAddress(), roles === undefined ? centre() : readRoom(roles.laptop));
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
    const button = createElement("button", "", words.placeWindows);
    button.addEventListener("click", () => void open(roles));
    offer = showNotice(`${words.screensFound} `, button);
  };
}

/** Refused, or never answered, it stops nothing: the speaker view says when the stage is not full screen. */
async function fillProjector(projector: ScreenSpot): Promise<void> {
  const filled = document.documentElement.requestFullscreen({ screen: projector });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([filled.catch(() => undefined), late]);
}

/**
 * Opens a window of its own, which lives on when this one crashes; the browser may refuse. That
 * nobody can tell: a window without ties to this one has no handle.
 */
function openWindow(address: string, { left, top, width, height }: Frame): void {
  const place = `left=${left},top=${top},width=${width},height=${height}`;
  window.open(address, "_blank", `noopener,popup,${place}`);
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

/** The part of a screen that windows may use. */
function readRoom({ availLeft, availTop, availWidth, availHeight }: ScreenSpot): Frame {
  return { left: availLeft, top: availTop, width: availWidth, height: availHeight };
}

function offerLink(reason: string): HTMLElement {
  const link = createElement("a", "", getSpeakerWords().openView);
  link.href = formatSpeakerAddress();
  link.target = "_blank";
  link.rel = "noopener";
  return showNotice(`${reason} `, link);
}

/** Asks for the screens; where nobody has decided yet whether the page may know, the browser asks its user. */
export async function findScreens(): Promise<Screens> {
  if (screen.isExtended === undefined || !window.getScreenDetails) return { kind: "unknown" };
  if (!screen.isExtended) return { kind: "single" };
  try {
    const { screens } = await window.getScreenDetails();
    const isMirrored = screens.every(
      ({ left, top }) => left === screens[0]?.left && top === screens[0].top,
    );
    return isMirrored ? { kind: "single" } : { kind: "several", screens };
  } catch {
    return { kind: "denied" };
  }
}

/**
 * Which screen is for whom: the one that was chosen as projector before, else one that is neither
 * built in nor the main one; the speaker gets the built-in or the main one of the others.
 */
export function assignRoles(
  screens: readonly ScreenSpot[],
  chosen = recall<string>("projector"),
): ScreenRoles | undefined {
  const projector =
    screens.find((spot) => nameScreen(spot) === chosen) ??
    screens.find(({ isInternal, isPrimary }) => !isInternal && !isPrimary) ??
    screens.find(({ isInternal }) => !isInternal) ??
    screens[1];
  const others = screens.filter((spot) => spot !== projector);
  const laptop =
    others.find(({ isInternal }) => isInternal) ??
    others.find(({ isPrimary }) => isPrimary) ??
    others[0];
  return projector && laptop && { projector, laptop };
}

/** A screen's name for people, and by which the choice is remembered. */
export function nameScreen({ label, width, height }: ScreenSpot): string {
  return `${label} ${width} × ${height}`.trim();
}

/** Which screen is the projector, remembered; where the browser does not tell, how to do it by hand. */
export function createScreenChoice(found: Screens): Node {
  const words = getSpeakerWords();
  const isKnown = found.kind === "several";
  const lines = isKnown ? [words.byKey] : words.byHand;
  const steps = createElement("ol", "", ...lines.map((line) => createElement("li", "", line)));
  if (!isKnown) return steps;

  const roles = assignRoles(found.screens);
  const select = createElement("select");
  for (const spot of found.screens) {
    const option = createElement("option", "", nameScreen(spot));
    option.selected = spot === roles?.projector;
    select.append(option);
  }
  select.addEventListener("change", () => keep("projector", select.value));
  return createElement("div", "", createElement("label", "", `${words.projector} `, select), steps);
}
