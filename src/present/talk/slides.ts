/** The sections in `slides` in the order of the talk, vertical ones where they are reached. */
export function listSections(slides: Element): HTMLElement[] {
  // Asked several times a step: a selector would look at all that is in the slides, too.
  return [...slides.children]
    .flatMap((child) => (child.classList.contains("stack") ? [...child.children] : [child]))
    .filter(isSection);
}

function isSection(element: Element): element is HTMLElement {
  return element.matches('section:not([data-visibility="hidden"])');
}

/** Whether a slide is kept for questions, outside the count and the time of the talk. */
export function isBackup(section: HTMLElement | undefined): boolean {
  return section?.dataset["visibility"] === "uncounted";
}

/**
 * The steps of a slide, each a group of elements that appear together, in reveal's own order:
 * those that name an index first, then the others one by one.
 */
export function listSteps(section: ParentNode): Element[][] {
  const numbered = new Map<number, Element[]>();
  const others: Element[][] = [];
  for (const fragment of section.querySelectorAll(".fragment:not(.disabled)")) {
    const index = Number.parseInt(fragment.getAttribute("data-fragment-index") ?? "", 10);
    if (Number.isNaN(index)) others.push([fragment]);
    else numbered.set(index, [...(numbered.get(index) ?? []), fragment]);
  }
  const inOrder = [...numbered].toSorted(([a], [b]) => a - b).map(([, group]) => group);
  return [...inOrder, ...others];
}

/** How many steps of a slide are shown. */
export function countShownSteps(section: ParentNode): number {
  return listSteps(section).filter(([first]) => first?.classList.contains("visible")).length;
}

/** What can fill the slide: figures, and pictures in a paragraph of their own. */
export function listEnlargeable(section: ParentNode): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>("figure.figure, p > img:only-child")];
}

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
  const counted = sections.filter((section) => !isBackup(section));
  return [...counted, ...sections.filter(isBackup)].map((section, index) => ({
    id: section.id,
    number: index + 1,
    title: readTitle(section),
    isBackup: isBackup(section),
  }));
}

/** "3 / 27": the number of a slide among the talk's; a backup slide's, alone, comes after all of theirs. */
export function numberSlide(sections: readonly HTMLElement[], section: HTMLElement): string {
  const talk = sections.filter((each) => !isBackup(each));
  return isBackup(section)
    ? String(talk.length + sections.filter(isBackup).indexOf(section) + 1)
    : `${talk.indexOf(section) + 1} / ${talk.length}`;
}

/** The first heading of a slide, or its id where it has none. */
export function readTitle(section: HTMLElement): string {
  const title = "h1, h2, h3";
  const text =
    (import.meta.env.HAS_FORMULAS
      ? readFormulas(section.querySelector(title))
      : section.querySelector(title)?.textContent) ?? section.id;
  return text.replaceAll(/\s+/g, " ").trim();
}

/** The text of an element, with the source of each formula: in the page a formula is there twice. */
export function readFormulas(element: Element | null): string | undefined {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const formula of copy?.querySelectorAll(".katex") ?? []) {
    formula.replaceWith(formula.querySelector("annotation")?.textContent ?? "");
  }
  return copy?.textContent;
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
