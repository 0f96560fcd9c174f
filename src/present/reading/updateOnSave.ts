import { drawFigures } from "../slide/drawFigures.ts";
import { onSave, patchSlides } from "../slide/swap.ts";
import { listSections } from "../talk/slides.ts";
import { addCopyButtons, addSlideLinks, focusScrollers } from "./reading.ts";

/** While slides are being written: a saved slide is there at once, and what is read stays where it is. */
export function updateOnSave(slides: Element): void {
  onSave((change) => {
    const stay = holdPlace(slides);
    patchSlides(slides, change);
    addCopyButtons();
    addSlideLinks(slides);
    slides.dispatchEvent(new Event("sectionsswapped"));
    stay();
    void drawFigures(document.body).then(() => {
      stay();
      focusScrollers();
    });
  });
}

/** Remembers where slides are in the window; what it gives puts the first that is left there again. */
function holdPlace(slides: Element): () => void {
  const inSight = listSections(slides)
    .map((section) => ({ section, id: section.id, place: section.getBoundingClientRect() }))
    .filter(({ place }) => place.bottom > 0);
  let held = scrollY;
  return () => {
    // Who has scrolled since is somewhere else.
    if (scrollY !== held) return;
    const anchor = inSight
      .map(({ section, id, place }) => {
        const now = section.isConnected ? section : document.getElementById(id);
        return now && { now, place };
      })
      .find((one) => one !== null);
    if (anchor === undefined) return;
    // Browsers scroll by whole pixels, and some leave off what is more.
    scrollBy(0, Math.round(anchor.now.getBoundingClientRect().top - anchor.place.top));
    held = scrollY;
  };
}
