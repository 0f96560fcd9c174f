const opened = Date.now() - performance.now();

/**
 * The time in milliseconds since 1970 by a watch that is set once, when the window opens: what
 * happens to the computer's clock during the talk does not reach the talk's.
 */
export function readWatch(): number {
  return opened + performance.now();
}

/** How far the computer's clock has run ahead of the watch: it was set, or the computer slept. */
export function readDrift(): number {
  return Date.now() - readWatch();
}
