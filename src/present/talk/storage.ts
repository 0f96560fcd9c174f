import type { Guard } from "./guards.ts";

/** The deck's own name among all that is shown from one origin: two decks never mix. */
export const deckName = location.pathname.replace(/index(?:-notes)?\.html$/, "");

/** Keeps a value for the next time; where storage is forbidden it lasts as long as the window. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(nameKey(name), JSON.stringify(value));
  } catch {
    // Forbidden or full: the other windows still have what matters.
  }
}

/** What was kept, if it is still what we write today. */
export function recall<T>(name: string, guard: Guard<T>): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(nameKey(name)) ?? "null");
    return guard(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function nameKey(name: string): string {
  return `deck ${deckName} ${name}`;
}
