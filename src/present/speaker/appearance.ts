import { isNumber, isOneOf } from "../talk/guards.ts";
import { keep, recall } from "../talk/storage.ts";

/** The size of the notes, in parts of the normal one. */
const SIZES = [0.7, 0.85, 1, 1.2, 1.4, 1.7, 2] as const;
const NORMAL = SIZES.indexOf(1);

const isScheme = isOneOf("dark", "light");

/** How the speaker view looks, as it was chosen on this machine. */
export interface Appearance {
  enlargeNotes(): void;
  shrinkNotes(): void;
  toggleScheme(): void;
}

/** Applies what was chosen last to `view`, and remembers what is chosen from now on. */
export function openAppearance(view: HTMLElement): Appearance {
  const root = document.documentElement;
  let size = recall("notes-size", isNumber) ?? NORMAL;
  const resize = (by: number): void => {
    size = Math.min(Math.max(size + by, 0), SIZES.length - 1);
    view.style.setProperty("--notes-size", String(SIZES[size]));
    keep("notes-size", size);
  };
  resize(0);
  root.dataset["scheme"] = recall("speaker-scheme", isScheme) ?? "dark";
  return {
    enlargeNotes: () => resize(1),
    shrinkNotes: () => resize(-1),
    toggleScheme() {
      root.dataset["scheme"] = root.dataset["scheme"] === "light" ? "dark" : "light";
      keep("speaker-scheme", root.dataset["scheme"]);
    },
  };
}
