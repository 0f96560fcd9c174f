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

/** Shows the first `count` steps of a slide, as reveal does on stage. */
export function showFragments(section: HTMLElement, count: number): void {
  for (const [index, group] of listSteps(section).entries()) {
    for (const fragment of group) {
      fragment.classList.toggle("visible", index < count);
      fragment.classList.toggle("current-fragment", index === count - 1);
    }
  }
  section.dataset["fragment"] = String(count - 1);
}
