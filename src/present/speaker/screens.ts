import { keep, recall } from "../talk/storage.ts";
import { createElement } from "../ui/element.ts";
import { getSpeakerWords } from "./words.ts";

/** A screen as the Window Management API tells of it; TypeScript does not know it yet. */
export interface ScreenSpot extends Pick<
  Screen,
  "width" | "height" | "availLeft" | "availTop" | "availWidth" | "availHeight"
> {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly isInternal: boolean;
  readonly left: number;
  readonly top: number;
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

export interface ScreenRoles {
  readonly projector: ScreenSpot;
  readonly laptop: ScreenSpot;
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
