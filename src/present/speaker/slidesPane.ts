import { outlineSlides, readTitle } from "../talk/outline.ts";
import { findNext, isBackup, listSteps } from "../talk/places.ts";
import type { Talk } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { createPreview } from "./preview.ts";
import { getSpeakerWords } from "./words.ts";

/** What the audience sees, and what the next step will show, with the time of the slide beside it. */
export function createSlidesPane(talk: Talk, slideTime: HTMLElement) {
  const current = createPreview("current");
  const cover = createElement("p", "covered");
  current.element.append(cover);
  const next = createPreview("next");
  next.element.inert = true;
  const place = createElement("p", "place");
  const ahead = createElement("p", "ahead");
  const beside = createElement("div", "beside", ahead, slideTime);
  const below = createElement("div", "below", next.element, beside);

  const showCurrent = (): void => {
    const { place: at, enlarged } = talk.shown.value;
    current.show(talk.findSection(at.id), at.step, enlarged);
  };
  const update = (): void => {
    const { place: at, enlarged, cover: kind } = talk.shown.value;
    const section = talk.findSection(at.id);
    showCurrent();
    current.element.dataset["cover"] = kind;
    cover.textContent = kind === "none" ? "" : getSpeakerWords().covered[kind];
    place.textContent = section === undefined ? "" : describePlace(talk, section);

    const following = findNext(talk.listSections(), at);
    const nextSection = following && talk.findSection(following.id);
    const isSameSlide = nextSection === section;
    next.show(nextSection, following?.step ?? 0, isSameSlide ? enlarged : -1);
    ahead.textContent = describeNext(nextSection, isSameSlide);
  };
  return {
    element: createElement("div", "slides-pane", place, current.element, below),
    /** The picture of what the audience sees: the speaker points on it. */
    current: current.element,
    /** Only what the audience sees, which cannot wait. */
    showCurrent,
    update,
    /** The slides themselves have changed: they are copied again. */
    redraw(): void {
      current.forget();
      next.forget();
      update();
    },
    /** Takes the colours of the stage. */
    setScheme(scheme: "dark" | "light"): void {
      for (const { element } of [current, next]) element.dataset["scheme"] = scheme;
    },
  };
}

function describePlace({ listSections, shown }: Talk, section: HTMLElement): string {
  const words = getSpeakerWords();
  const kind = outlineSlides(listSections()).filter(
    (entry) => entry.isBackup === isBackup(section),
  );
  const number = kind.findIndex(({ id }) => id === section.id) + 1;
  const name = isBackup(section) ? words.backup : words.slide;
  const steps = listSteps(section).length;
  const step = steps === 0 ? [] : [words.step(shown.value.place.step, steps)];
  return [name(number, kind.length), ...step].join(" · ");
}

function describeNext(section: HTMLElement | undefined, isSameSlide: boolean): string {
  const words = getSpeakerWords();
  if (section === undefined) return words.theEnd;
  return isSameSlide ? words.nextStep : words.nextSlide(readTitle(section));
}
