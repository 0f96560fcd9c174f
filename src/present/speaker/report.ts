import { isAwake } from "../ui/wakeLock.ts";
import type { Frame, StageReport } from "../talk/messages.ts";

/** How this window is, as the speaker needs to know it. */
export function reportWindow(): StageReport {
  return {
    visible: document.visibilityState === "visible",
    fullScreen: isFullScreen(),
    frame: readFrame(),
    awake: isAwake(),
    scheme: document.documentElement.dataset["scheme"] === "light" ? "light" : "dark",
  };
}

export function readFrame(): Frame {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  return { left: screenX, top: screenY, width: outerWidth, height: outerHeight };
}

/** Full screen by the browser's own key is not the page's, but looks the same. */
export function isFullScreen(): boolean {
  const fillsScreen = innerWidth >= screen.width && innerHeight >= screen.height;
  return document.fullscreenElement !== null || fillsScreen;
}
