/** Fills the screen with the deck, or leaves it its window. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
    else await document.exitFullscreen();
  } catch {
    // Refused, inside a frame for instance: the deck goes on in its window.
  }
}

/** Full screen by the browser's own key is not the page's, but looks the same. */
export function isFullScreen(): boolean {
  const fillsScreen = innerWidth >= screen.width && innerHeight >= screen.height;
  return document.fullscreenElement !== null || fillsScreen;
}

let sentinel: WakeLockSentinel | undefined;
let isWanted = false;

/** Keeps the screen from going dark as long as this window is open; browsers let go while it is hidden. */
export function keepAwake(): void {
  if (isWanted) return;
  isWanted = true;
  document.addEventListener("visibilitychange", () => void request());
  void request();
}

/** Whether the screen is kept from going dark now. */
export function isAwake(): boolean {
  return sentinel?.released === false;
}

async function request(): Promise<void> {
  if (document.visibilityState !== "visible" || isAwake()) return;
  try {
    sentinel = await navigator.wakeLock.request("screen");
  } catch {
    // Not in this browser, or not on this battery: the pre-flight list says so.
  }
}

/** The colours of this window. */
export function readScheme(): "dark" | "light" {
  return document.documentElement.dataset["scheme"] === "light" ? "light" : "dark";
}

/** Changes the stage, dark as it opens, between dark and light, and remembers the choice on this machine. */
export function toggleScheme(): void {
  const scheme = readScheme() === "light" ? "dark" : "light";
  document.documentElement.dataset["scheme"] = scheme;
  try {
    // The script in the page's head reads it before anything is painted.
    localStorage.setItem("scheme", scheme);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
}

/** What the script in the page's head takes for the name of a view. */
const VIEWS = ["print", "read", "speaker", "stage"] as const;

/** The address of this page in another view, at the slide of an id; what else it asks for stays. */
export function formatViewAddress(view: (typeof VIEWS)[number], id: string): string {
  const kept = new URLSearchParams(location.search);
  for (const name of VIEWS) kept.delete(name);
  const others = kept.size === 0 ? "" : `&${kept}`;
  return `?${view}${others}#${encodeURIComponent(id)}`;
}

/**
 * Loads every face now: a browser loads one when the first slide that needs it comes, and until
 * then that slide is measured, and shown, in another.
 */
export async function loadFonts(): Promise<void> {
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
}
