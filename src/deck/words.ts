import type { Lang } from "./schemas.ts";

/** What slides say by themselves, in the deck's language. */
export interface SlideWords {
  readonly callouts: Readonly<Record<Callout, string>>;
  readonly contents: string;
  /** What the copy with the notes says of itself. */
  readonly ownCopy: string;
  readonly qrCode: (text: string) => string;
  readonly reading: ReadingWords;
}

/** What the bar above the reading view says. */
interface ReadingWords {
  readonly skip: string;
  readonly allSlides: string;
  /** The heading of the backup slides. */
  readonly backup: string;
  readonly stage: string;
  /** A link to the deck as a file of this kind: its own words, too, say the kind. */
  readonly download: (kind: string) => string;
}

/** The kinds of callout, GitHub's own. */
export const CALLOUTS = ["note", "tip", "important", "warning", "caution"] as const;
export type Callout = (typeof CALLOUTS)[number];

const WORDS: Readonly<Record<"fr" | "en", SlideWords>> = {
  fr: {
    callouts: {
      note: "Note",
      tip: "Astuce",
      important: "Important",
      warning: "Attention",
      caution: "Danger",
    },
    contents: "Sommaire",
    ownCopy: "Copie de l’orateur, avec ses notes : à ne pas diffuser",
    qrCode: (text) => `Code QR\u00A0: ${text}`,
    reading: {
      skip: "Aller au texte",
      allSlides: "Toutes les diapositives",
      backup: "En réserve",
      stage: "Diaporama",
      download: (kind) => `Télécharger\u00A0: ${kind}`,
    },
  },
  en: {
    callouts: {
      note: "Note",
      tip: "Tip",
      important: "Important",
      warning: "Warning",
      caution: "Caution",
    },
    contents: "Contents",
    ownCopy: "The speaker’s own copy, with the notes: not to be shared",
    qrCode: (text) => `QR code: ${text}`,
    reading: {
      skip: "Skip to the text",
      allSlides: "All slides",
      backup: "In reserve",
      stage: "Slide show",
      download: (kind) => `Download: ${kind}`,
    },
  },
};

/** The words of a deck's language; English ones where they are not known. */
export function getSlideWords(lang: Lang): SlideWords {
  return WORDS[/^fr\b/i.test(lang) ? "fr" : "en"];
}
