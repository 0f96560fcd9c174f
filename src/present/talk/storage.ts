/**
 * The deck's own name among all that is shown from one origin: two decks never mix, those neither
 * that dev servers show at the same address one after the other.
 */
export function getDeckName(): string {
  const path = location.pathname.replace(/index(?:-notes)?\.html$/, "");
  return path + (document.documentElement.dataset["talk"] ?? "");
}

/** Keeps a value for the next time; where storage is forbidden it lasts as long as the window. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(formatKey(name), JSON.stringify(value));
  } catch {
    // Forbidden or full: the other windows still have what matters.
  }
}

/** What `keep` was given under this name; who changes the type of a value changes its name. */
export function recall<T>(name: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(formatKey(name)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function formatKey(name: string): string {
  return `deck ${getDeckName()} ${name}`;
}
