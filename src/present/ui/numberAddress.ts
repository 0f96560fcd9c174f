import { outlineSlides } from "../talk/outline.ts";
import { formatPlace, listSections, parsePlace } from "../talk/places.ts";

/** Lets `#/21` lead to the slide that is numbered so, in every view: reveal counts columns from 0. */
export function obeyNumbers(slides: Element): void {
  const obey = (): void => {
    const place = parsePlace(location.hash);
    if (place === undefined || !/^\d+$/.test(place.id) || document.getElementById(place.id)) return;
    const id = outlineSlides(listSections(slides))[Number(place.id) - 1]?.id;
    if (id === undefined) return;
    const isStage = document.documentElement.dataset["view"] === "stage";
    location.replace(isStage ? formatPlace({ ...place, id }) : `#${encodeURIComponent(id)}`);
  };
  obey();
  // Before reveal hears of it.
  addEventListener("hashchange", obey);
}
