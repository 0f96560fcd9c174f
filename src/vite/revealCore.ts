import { createRequire } from "node:module";
import { join } from "node:path";

const ENTRY = join(createRequire(import.meta.url).resolve("reveal.js"), "../../js/reveal.js");

/** The parts of reveal that this deck never switches on: it has its own way for each of them. */
const OFF =
  /\/(?:components\/playback|controllers\/(?:autoanimate|jumptoslide|keyboard|notes|overlay|printview|scrollview))$/;

/** All that reveal asks of them. */
const METHODS = `
  activate addKeyBinding bind close configure deactivate destroy getBindings getShortcuts
  getSlideByIndices getSlideNotes getState hide isActive isOpen isSpeakerNotesWindow
  isVisible layout next prev previewIframe previewImage previewVideo
  registerKeyboardShortcut removeKeyBinding render reset run scrollToSlide setState show
  toggle toggleHelp triggerKey unbind update updateVisibility
`;

const STAND_IN = "\0reveal-part-that-is-off";

/**
 * Reveal from its own modules, without those parts: a third of its code and styles, which every
 * visitor would load for nothing.
 */
export function revealCore() {
  return {
    name: "reveal-core",
    enforce: "pre" as const,
    resolveId(source: string): string | undefined {
      if (source === "reveal.js") return ENTRY;
      return OFF.test(source) ? STAND_IN : undefined;
    },
    load(id: string): string | undefined {
      if (id !== STAND_IN) return undefined;
      const methods = METHODS.trim()
        .split(/\s+/)
        .map((name) => `${name}() {}`)
        .join("\n");
      return `export default class { ${methods} }`;
    },
  };
}
