import type { Lang } from "./deckData.ts";

/** What slides say by themselves, in the deck's language. */
export interface SlideWords {
  readonly callouts: Readonly<Record<Callout, string>>;
  readonly contents: string;
  readonly qrCode: (text: string) => string;
}

/** The kinds of callout, GitHub's own. */
export const CALLOUTS = ["note", "tip", "important", "warning", "caution"] as const;
export type Callout = (typeof CALLOUTS)[number];

const WORDS: Readonly<Record<Lang, SlideWords>> = {
  fr: {
    callouts: {
      note: "Note",
      tip: "Astuce",
      important: "Important",
      warning: "Attention",
      caution: "Danger",
    },
    contents: "Sommaire",
    qrCode: (text) => `Code QR\u00A0: ${text}`,
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
    qrCode: (text) => `QR code: ${text}`,
  },
};

/** The words of a deck's language. */
export function getSlideWords(lang: Lang): SlideWords {
  return WORDS[lang];
}
