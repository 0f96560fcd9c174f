import { LINE_END, type Edit } from "./mask.ts";

interface Pair {
  readonly open: number;
  readonly close: number;
  /** Whether the author wrote « » or “ ”, which then stay as they are. */
  readonly isSet: boolean;
}

interface Marks {
  readonly outer: readonly [string, string];
  readonly inner: readonly [string, string];
}

const MARKS: Readonly<Record<"fr" | "en", Marks>> = {
  fr: { outer: ["«\u202F", "\u202F»"], inner: ["“", "”"] },
  en: { outer: ["“", "”"], inner: ["‘", "’"] },
};

const SET_PAIRS: Readonly<Record<string, string>> = { "»": "«", "”": "“" };
const APOSTROPHE = "’";

/** Straight quotation marks in pairs, nested ones included, and every apostrophe. */
export function findQuotes(text: string, lang: "fr" | "en"): readonly Edit[] {
  const edits = findApostrophes(text);
  const { outer, inner } = MARKS[lang];
  let depth = 0;
  for (const { at, pair, opens } of listEnds(pairQuotes(text))) {
    if (!opens) depth -= 1;
    if (!pair.isSet) edits.push({ at, text: (depth === 0 ? outer : inner)[opens ? 0 : 1] });
    if (opens) depth += 1;
  }
  return edits;
}

/** The ends of all pairs as they follow in the text. */
function listEnds(pairs: readonly Pair[]) {
  return pairs
    .flatMap((pair) => [
      { at: pair.open, pair, opens: true },
      { at: pair.close, pair, opens: false },
    ])
    .toSorted((a, b) => a.at - b.at);
}

function pairQuotes(text: string): Pair[] {
  const pairs: Pair[] = [];
  const open: number[] = [];
  // How many of each are open: a mark that closes nothing must not search them all.
  const counts = new Map<string, number>();
  const count = (mark: string, by: number): void =>
    void counts.set(mark, (counts.get(mark) ?? 0) + by);

  for (const { index: at, 0: mark } of text.matchAll(/["«»“”]/g)) {
    if (mark === "«" || mark === "“" || (mark === '"' && canOpen(text, at, open))) {
      open.push(at);
      count(mark, 1);
      continue;
    }
    const wanted = SET_PAIRS[mark] ?? '"';
    if (!counts.get(wanted) || (mark === '"' && !canClose(text, at, open))) continue;
    const index = open.findLastIndex((place) => text.charAt(place) === wanted);
    pairs.push({ open: open[index] ?? 0, close: at, isSet: mark !== '"' });
    for (const place of open.splice(index)) count(text.charAt(place), -1);
  }
  return pairs;
}

/** At the start of a word: after a space, a bracket, a dash, an apostrophe or another opening mark. */
function canOpen(text: string, at: number, open: readonly number[]): boolean {
  const before = text.charAt(at - 1);
  const follows = /^[\s([{«“—–\-/'’]?$/.test(before) || (before === '"' && open.at(-1) === at - 1);
  return follows && !/^[\s)\]}»”.,;:!?]?$/.test(text.charAt(at + 1));
}

/** At the end of a word, and with something between the two marks. */
function canClose(text: string, at: number, open: readonly number[]): boolean {
  return !/\s/.test(text.charAt(at - 1)) && open.at(-1) !== at - 1;
}

/** `l’été`, `’90`, `‘single’`; feet and minutes, `5'`, stay as they are. */
function findApostrophes(text: string): Edit[] {
  const edits: Edit[] = [];
  let open: { readonly at: number; readonly isApostrophe: boolean } | undefined;
  // A mark that opens is an apostrophe, until another one closes it.
  const settle = (mark: string): void => {
    if (open !== undefined && (open.isApostrophe || mark !== APOSTROPHE)) {
      edits.push({ at: open.at, text: mark });
    }
    open = undefined;
  };
  for (const { index: at } of text.matchAll(/'/g)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 1);
    const isWordAfter = /[\p{L}\p{N}]/u.test(after);
    if (/^[\s([{«»“”"—–/]?$/.test(before) || before === LINE_END) {
      if (!/^[\s\d'’]?$/.test(after)) {
        settle(APOSTROPHE);
        open = { at, isApostrophe: isWordAfter };
      } else if (isWordAfter) edits.push({ at, text: APOSTROPHE });
    } else if (open !== undefined && !isWordAfter && !/['’]/.test(before)) {
      settle("‘");
      edits.push({ at, text: "’" });
    } else if (isWordAfter || !/[\d'’\s]/.test(before)) {
      edits.push({ at, text: APOSTROPHE });
    }
  }
  settle(APOSTROPHE);
  return edits;
}
