import { isAwake } from "../wakeLock.ts";
import { areFontsReady } from "./fonts.ts";
import type { Frame, StageReport } from "./messages.ts";

/** How this window is, as the speaker needs to know it; `slides` holds the figures. */
export function reportWindow(slides: ParentNode): StageReport {
  return {
    visible: document.visibilityState === "visible",
    fullScreen: isFullScreen(),
    frame: readFrame(),
    fontsReady: areFontsReady(),
    undrawn: slides.querySelectorAll("figure[data-figure]").length,
    outside: listOutsideHosts(),
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

/** Hosts other than the deck's own that were asked for something; a deck on disk asks none. */
function listOutsideHosts(): readonly string[] {
  const hosts = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ protocol, host }) => /^https?:$/.test(protocol) && host !== location.host)
    .map(({ host }) => host);
  return [...new Set(hosts)];
}
