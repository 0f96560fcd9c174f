/** The HTML of each section as the server sent it: the live ones change. */
const sourceBySection = new WeakMap<Element, string>();

/**
 * Runs `swap` after every save, one that came while the page was loading included, with the id of
 * the slide that was written if there is one, one after the other: of two saves in a row, the later
 * one must stay.
 */
export function onSave(swap: (edited?: string) => Promise<void>): void {
  let swapping = Promise.resolve();
  import.meta.hot?.on("deck:changed", (edited?: string) => {
    // At once: an overlay that comes while the slides are swapped is that of a later save.
    closeOverlay();
    // One that failed, which the console shows, must not be the last.
    swapping = swapping.catch(() => undefined).then(() => swap(edited));
  });
  import.meta.hot?.send("deck:opened", Number(document.documentElement.dataset["revision"]));
}

/** Remembers the sections as they came, before anything touches them. */
export function keepSource(slides: Element): void {
  if (!import.meta.hot) return;
  for (const section of slides.children) sourceBySection.set(section, section.outerHTML);
}

/**
 * The page as it is after a save, with its slides; their sources are remembered. None when the next
 * save has brought an error meanwhile: what is on screen stays there until that is mended.
 */
export async function fetchPage(): Promise<{ page: Document; slides: Element } | undefined> {
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const slides = page.querySelector(".slides");
  if (slides === null || "faulty" in page.documentElement.dataset) return undefined;
  keepSource(slides);
  return { page, slides };
}

/**
 * Puts the new sections into `live`, but leaves the live element where nothing changed: its
 * drawings and state stay, and the browser need not look at it again.
 */
export function replaceSections(live: Element, fresh: Element): void {
  const unchanged = new Map(
    [...live.children].map((section) => [sourceBySection.get(section), section]),
  );
  const sections = [...fresh.children].map((section) => {
    const source = sourceBySection.get(section);
    const same = unchanged.get(source);
    unchanged.delete(source);
    return same ?? section;
  });
  const kept = new Set(sections);
  for (const child of Array.from(live.children)) if (!kept.has(child)) child.remove();
  sections.forEach((section, index) => {
    const there = live.children[index];
    if (there !== section) live.insertBefore(section, there ?? null);
  });
}

/** Vite closes its overlay only on updates of modules; slides are none. */
function closeOverlay(): void {
  for (const overlay of document.querySelectorAll("vite-error-overlay")) overlay.remove();
}
