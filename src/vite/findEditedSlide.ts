import type { Deck, Slide } from "../deck/model.ts";

/** The id of the first slide that is new in `after`, or other than in `before`; none where slides only went. */
export function findEditedSlide(before: Deck, after: Deck): string | undefined {
  const slideById = new Map(before.slides.map((slide) => [slide.id, slide]));
  return after.slides.find((slide) => isOther(slide, slideById.get(slide.id)))?.id;
}

/** Lines further up move a slide's places, and are no edit of it. */
function isOther(slide: Slide, before: Slide | undefined): boolean {
  return before === undefined || slide.body !== before.body || listRest(slide) !== listRest(before);
}

function listRest({ settings, attributes, title, vertical, notes, figures }: Slide): string {
  const drawn = figures.map(({ source, label, attributes: given }) => [source, label, given]);
  return JSON.stringify([settings, attributes, title, vertical, notes, drawn]);
}
