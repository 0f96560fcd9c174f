import { drawFigures } from "../slide/figures.ts";
import { fetchPage, keepSource, onSave, replaceSections } from "../slide/swap.ts";
import { formatPlace, listSections, parsePlace } from "../talk/places.ts";
import { createTalk, jumpTo, stepTo, type Talk } from "../talk/state.ts";
import { takeDuration } from "./plan.ts";
import { getSpeakerWords } from "./words.ts";

/** The address is written when the hand rests: browsers count how often. Milliseconds. */
const ADDRESS_DELAY = 300;

export interface ViewSlides {
  /** The page's own slides, outside the document: what pictures are copied from. */
  readonly slides: Element;
  readonly talk: Talk;
}

/** Takes the slides out of the page, and opens the talk at the place that the address names. */
export function takeSlides(): ViewSlides {
  const deck = document.querySelector(".deck");
  const slides = deck?.querySelector(".slides");
  if (!deck || !slides) throw new Error("the page has no deck");
  keepSource(slides);
  deck.remove();
  nameWindow(document.title);
  const talk = createTalk(() => listSections(slides));
  followAddress(talk);
  return { slides, talk };
}

/** Without an address, any stage knows better than this view what is shown. */
function followAddress(talk: Talk): void {
  const { shown } = talk;
  const readAddress = () => {
    const place = parsePlace(location.hash);
    return place && talk.findSection(place.id) && place;
  };
  const first = { id: talk.listSections()[0]?.id ?? "", step: 0 };
  const opened = readAddress();
  shown.init(stepTo(shown.value, opened ?? first), opened === undefined ? -1 : 0);

  window.addEventListener("hashchange", () => {
    const place = readAddress();
    if (place !== undefined) shown.change(jumpTo(shown.value, place));
  });
  let timer: number | undefined;
  shown.subscribe(({ place }) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(
      () => history.replaceState(null, "", formatPlace(place)),
      ADDRESS_DELAY,
    );
  });
}

/** Draws what is not drawn yet, and takes what is saved; `update` is called whenever slides have changed. */
export function followSlides({ slides, talk }: ViewSlides, update: () => void): void {
  const draw = (): void => {
    const getCurrentSlide = () => talk.findSection(talk.shown.value.place.id) ?? slides;
    if (import.meta.env.DRAWS_FIGURES) void drawFigures(slides, { getCurrentSlide });
  };
  slides.addEventListener("figuredrawn", update);
  onSave(async () => {
    const fresh = await fetchPage();
    if (fresh === undefined) return;
    replaceSections(slides, fresh.slides);
    takeDuration(fresh.page);
    nameWindow(fresh.page.title);
    update();
    draw();
  });
  draw();
}

function nameWindow(title: string): void {
  document.title = `${getSpeakerWords().title} · ${title}`;
}
