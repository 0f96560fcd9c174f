let sentinel: WakeLockSentinel | undefined;
let isWanted = false;

/** Keeps the screen from going dark as long as this window is open; browsers let go while it is hidden. */
export function keepAwake(): void {
  if (isWanted) return;
  isWanted = true;
  document.addEventListener("visibilitychange", () => void request());
  void request();
}

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
