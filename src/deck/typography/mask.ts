/** What replaces a single character of a text; an empty text removes it. */
export interface Edit {
  readonly at: number;
  readonly text: string;
}

/** Stands for something that is read like a word: code, a picture. */
export const WORD = "\uE000";
/** Stands for a character of something that no rule may touch, nor the space around it: an address. */
const ADDRESS = "\uE001";
/** Stands for the end of a line that the author asked for. */
export const LINE_END = "\u2028";

const ADDRESSES = new RegExp(
  [
    // https://example.org/?a;b and www.example.org, without the full stop that ends a sentence
    /(?<![a-z\d+.-])(?:[a-z][a-z\d+.-]*:\/\/|www\.)[^\s<>"«»“”]*[^\s<>"«»“”.,)\]]/iu,
    // name@example.org
    /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/iu,
    // C:\Users
    /(?<![\p{L}\p{N}])[a-z]:\\\S*/iu,
    // a value that is none
    /\{\{[^{}]{0,200}\}\}/iu,
    // &amp; that is no entity
    /&[a-z]\w{0,30};/iu,
    // :tada: and ::
    /(?<![\p{L}\p{N}]):[a-z+-][\w+-]*:(?![\p{L}\p{N}])|::+/iu,
    // :-)
    /(?<![^\s«])[:;=]-?[()DPpOo|/\\*](?![^\s.,!?»])/iu,
  ]
    .map(({ source }) => source)
    .join("|"),
  "giu",
);

/** A text that happens to use these characters itself. */
export function shield(text: string): string {
  return text.replace(/[\uE000\uE001\u2028]/g, ADDRESS);
}

/** The text with every character of an address, in a wide sense, masked. Places stay the same. */
export function maskAddresses(text: string): string {
  return text.replace(ADDRESSES, (address) => ADDRESS.repeat(address.length));
}
