/** Where a talk is: at a slide, with its first `step` steps shown. */
export interface Place {
  readonly id: string;
  readonly step: number;
}

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

/** One step further; nothing after the last step of the last slide. */
export function findNext(sections: readonly HTMLElement[], place: Place): Place | undefined {
  const index = sections.findIndex(({ id }) => id === place.id);
  const section = sections[index];
  if (section === undefined) return undefined;
  if (place.step < listSteps(section).length) return { id: place.id, step: place.step + 1 };
  const next = sections[index + 1];
  return next && { id: next.id, step: 0 };
}

/** One step back, to the end of the slide before; nothing before the first slide. */
export function findPrevious(sections: readonly HTMLElement[], place: Place): Place | undefined {
  if (place.step > 0) return { id: place.id, step: place.step - 1 };
  const index = sections.findIndex(({ id }) => id === place.id);
  const previous = sections[index - 1];
  return previous && { id: previous.id, step: listSteps(previous).length };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.id === b.id && a.step === b.step;
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

/** The place that an address names, in reveal's own form: `#/id`, `#/id/0` after the first step. */
export function parsePlace(hash: string): Place | undefined {
  const [, id = "", step] = /^#\/?([^/]+)(?:\/(\d+))?$/.exec(hash) ?? [];
  return id === ""
    ? undefined
    : { id: decodeId(id), step: step === undefined ? 0 : Number(step) + 1 };
}

export function formatPlace({ id, step }: Place): string {
  return `#/${encodeURIComponent(id)}${step > 0 ? `/${step - 1}` : ""}`;
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
