import type { Deck } from "../model.ts";

/** What a page of the dev server has of the slides, at one moment. */
export interface ShownDeck {
  readonly revision: number;
  readonly deck: Deck;
  /** The HTML of each slide, by its id. */
  readonly sections: ReadonlyMap<string, string>;
  /** What is below the page's `.slides`, one element each. */
  readonly columns: readonly string[];
  /** The list of all slides. */
  readonly contents: string;
}

/** What a page that shows one moment needs to show a later one. */
export interface DeckChange {
  /** The revision that it is made for; any, if there is none: then all columns are in it. */
  readonly base?: number;
  readonly revision: number;
  readonly title: string;
  readonly lang: string;
  /** Seconds; nothing where the deck names none. */
  readonly duration: number | undefined;
  /** The list of all slides, if it is another. */
  readonly contents?: string;
  /** All columns in their order: the number of one that the page has, or the HTML of one that it has not. */
  readonly columns: readonly (number | string)[];
  /** Whether those that are new differ from what is in their places in nothing but ids and content. */
  readonly isInPlace: boolean;
  /** The first slide that is new, or other than before. */
  readonly edited: string | undefined;
}

/** What a page needs that shows `before`, or nobody knows what, to show `after`. */
export function describeChange(before: ShownDeck | undefined, after: ShownDeck): DeckChange {
  const { data, slides } = after.deck;
  const known = new Map(before?.columns.map((column, index) => [column, index]));
  const columns = after.columns.map((column) => {
    const index = known.get(column) ?? column;
    // One that is there twice is made anew.
    known.delete(column);
    return index;
  });
  const isInPlace =
    columns.length === before?.columns.length &&
    columns.every((column, index) =>
      typeof column === "number"
        ? column === index
        : outline(column) === outline(before.columns[index] ?? ""),
    );
  return {
    ...(before !== undefined && { base: before.revision }),
    revision: after.revision,
    title: data.title,
    lang: data.lang,
    duration: data.duration,
    ...(after.contents !== before?.contents && { contents: after.contents }),
    columns,
    isInPlace,
    edited:
      before && slides.find(({ id }) => after.sections.get(id) !== before.sections.get(id))?.id,
  };
}

/** The sections of a column without their content, and their backgrounds: what reveal goes by. */
function outline(column: string): string {
  const sections = column.match(/<section\b[^>]*>(?:\n<img class="background"[^>]*>)?/g) ?? [];
  return sections.join("").replace(/ id="[^"]*"/g, "");
}
