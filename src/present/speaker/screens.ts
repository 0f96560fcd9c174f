import type { Frame } from "../talk/messages.ts";

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

/** What the browser tells of the screens. */
export type Screens =
  /** It does not tell. */
  | { readonly kind: "unknown" }
  /** One, or two that show the same. */
  | { readonly kind: "single" }
  /** More than one, but this page may not know where. */
  | { readonly kind: "denied" }
  | { readonly kind: "several"; readonly screens: readonly ScreenSpot[] };

/** Asks for the screens; where nobody has decided yet whether the page may know, the browser asks its user. */
export async function findScreens(): Promise<Screens> {
  if (screen.isExtended === undefined || window.getScreenDetails === undefined) {
    return { kind: "unknown" };
  }
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

export interface ScreenRoles {
  readonly projector: ScreenSpot;
  readonly laptop: ScreenSpot;
}

/**
 * Which screen is for whom: the one that was chosen as projector before, else one that is neither
 * built in nor the main one; the speaker gets the built-in or the main one of the others.
 */
export function assignScreens(
  screens: readonly ScreenSpot[],
  chosen: string | undefined,
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

/** The part of a screen that windows may use. */
export function readRoom({ availLeft, availTop, availWidth, availHeight }: ScreenSpot): Frame {
  return { left: availLeft, top: availTop, width: availWidth, height: availHeight };
}
