import { isBackup } from "./places.ts";

/** A slide as lists name it. */
export interface OutlineEntry {
  readonly id: string;
  /** Counted from 1; the backup slides are counted after all others. */
  readonly number: number;
  readonly title: string;
  readonly isBackup: boolean;
}

/** The slides by number and title, the talk first and the backup slides after it. */
export function outlineSlides(sections: readonly HTMLElement[]): OutlineEntry[] {
  return [...sections.filter(isCounted), ...sections.filter(isBackup)].map((section, index) => ({
    id: section.id,
    number: index + 1,
    title: readTitle(section),
    isBackup: isBackup(section),
  }));
}

/** "3 / 27": the number of a slide among the talk's; a backup slide's, alone, comes after all of theirs. */
export function numberSlide(sections: readonly HTMLElement[], section: HTMLElement): string {
  const talk = sections.filter(isCounted);
  return isBackup(section)
    ? String(talk.length + sections.filter(isBackup).indexOf(section) + 1)
    : `${talk.indexOf(section) + 1} / ${talk.length}`;
}

function isCounted(section: HTMLElement): boolean {
  return !isBackup(section);
}

export function readTitle(section: HTMLElement): string {
  const text = section.querySelector("h1, h2, h3")?.textContent ?? section.id;
  return text.replaceAll(/\s+/g, " ").trim();
}

/** The slides that a number, an id or words of a title name, the best first. */
export function findSlides(
  outline: readonly OutlineEntry[],
  query: string,
): readonly OutlineEntry[] {
  const words = fold(query)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  if (words.length === 0) return outline;
  const rank = (entry: OutlineEntry): number => {
    const texts = [String(entry.number), fold(entry.id)];
    if (texts.includes(fold(query).trim())) return 0;
    const title = fold(`${entry.number} ${entry.title} ${entry.id}`);
    return words.every((word) => title.includes(word)) ? 1 : 2;
  };
  return outline
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found) => found.rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

/** Without accents and capitals, as one types in a hurry. */
function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
