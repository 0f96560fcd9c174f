import type { RevealApi } from "reveal.js";
import { isFollowing } from "./authoring.ts";
import { moveBackgrounds } from "./backgrounds.ts";
import type { Feature } from "./stage.ts";

/** The HTML of each section as the server sent it: reveal changes the live ones. */
const sourceBySection = new WeakMap<Element, string>();

/** While slides are being written: a saved slide is on screen at once, place and step kept. */
export const liveUpdate: Feature = {
  id: "live-update",
  init(deck: RevealApi): void {
    // One after the other: of two saves in a row, the later one must be what stays.
    let swapping = Promise.resolve();
    import.meta.hot?.on("deck:changed", (edited?: string) => {
      // One that failed, which the console shows, must not be the last.
      swapping = swapping.catch(() => undefined).then(() => swapSections(deck, edited));
    });
  },
};

/** Remembers the sections as they came, before reveal touches them. */
export function keepSource(slides: Element): void {
  if (!import.meta.hot) return;
  for (const section of slides.children) sourceBySection.set(section, section.outerHTML);
}

/** Shows the slides as they are now; `edited` is the one that the author wrote, if there is one. */
async function swapSections(deck: RevealApi, edited: string | undefined): Promise<void> {
  // In a deck that had no slide, reveal has no place to keep and nothing to sync.
  if (deck.getTotalSlides() === 0) return location.reload();
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector(".slides");
  const live = deck.getSlidesElement();
  if (fresh === null || !live) return;

  const place = deck.getIndices();
  const currentId = deck.getCurrentSlide().id;
  document.title = page.title;
  keepSource(fresh);
  moveBackgrounds(fresh);
  live.replaceChildren(...keepUnchanged(live, fresh));
  deck.sync();
  const wanted = isFollowing() && edited !== undefined ? edited : currentId;
  const slide = document.getElementById(wanted) as HTMLElement | null;
  const { h, v } = slide === null ? place : deck.getIndices(slide);
  // Whoever writes another slide sees all its steps.
  deck.slide(h, v, wanted === currentId ? place.f : Infinity);
  closeOverlay();
  deck.dispatchEvent({ type: "sectionsswapped" });
}

/** The new sections, but the live element wherever nothing changed: its drawings and state stay. */
function keepUnchanged(live: Element, fresh: Element): Element[] {
  const unchanged = new Map(
    [...live.children].map((section) => [sourceBySection.get(section), section]),
  );
  return [...fresh.children].map((section) => {
    const source = sourceBySection.get(section);
    const kept = unchanged.get(source);
    unchanged.delete(source);
    return kept ?? section;
  });
}

/** Vite closes its overlay only on updates of modules; slides are none. */
function closeOverlay(): void {
  for (const overlay of document.querySelectorAll("vite-error-overlay")) overlay.remove();
}
