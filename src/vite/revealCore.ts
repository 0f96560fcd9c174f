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

/** In reveal's loop over all slides, which takes their classes from them and gives them again. */
const EACH_SLIDE = "let element = slides[i];";
/** The browser would style 1,000 slides anew at each step; one that stays before or after the current one is left alone. */
const UNLESS_SETTLED =
  'if (i !== index && element.hidden && element.classList.contains(i < index ? "past" : "future")) continue;';

/** How far from the current slide reveal loads pictures in its overview: the grid shows more than that. */
const OVERVIEW_DISTANCE = "isOverview ? 10 :";
const WHOLE_DECK = "isOverview ? Infinity :";

const STAND_IN = "\0reveal-part-that-is-off";

/**
 * Reveal from its own modules, without those parts: a third of its code, which every visitor would
 * load for nothing. And without the work on slides that a step does not change. As it is published,
 * the file of a talk has 537 kB instead of 474 (Brotli 128 instead of 115), and a step in a deck of
 * 1,000 slides takes 66 to 79 ms instead of 30 to 39, of which 45 are the most.
 */
export function revealCore() {
  return {
    name: "reveal-core",
    enforce: "pre" as const,
    resolveId(source: string): string | undefined {
      if (source === "reveal.js") return ENTRY;
      return OFF.test(source) ? STAND_IN : undefined;
    },
    transform: {
      filter: { id: /[/\\]reveal\.js[/\\]js[/\\]reveal\.js$/ },
      handler(code: string): string {
        if (!code.includes(EACH_SLIDE) || !code.includes(OVERVIEW_DISTANCE)) {
          throw new Error("reveal.js is another: see revealCore.ts");
        }
        return code
          .replace(EACH_SLIDE, `${EACH_SLIDE} ${UNLESS_SETTLED}`)
          .replace(OVERVIEW_DISTANCE, WHOLE_DECK);
      },
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
