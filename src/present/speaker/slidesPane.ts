import { paintBackground } from "../slide/backgrounds.ts";
import { showEnlarged, showSteps } from "../slide/steps.ts";
import { findNext } from "../talk/place.ts";
import { readTitle, isBackup, listSteps } from "../talk/slides.ts";
import type { TalkController } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { getSpeakerWords } from "./words.ts";

/** Of a slide, in its own pixels. */
const WIDTH = 1280;

/** What the audience sees, and what the next step will show, with the time of the slide beside it. */
export function createSlidesPane(talk: TalkController, slideTime: HTMLElement) {
  const current = createPreview("current");
  const cover = createElement("p", "covered");
  current.element.append(cover);
  const next = createPreview("next");
  next.element.inert = true;
  const place = createElement("p", "place");
  const ahead = createElement("p", "next-title");
  const beside = createElement("div", "next-info", ahead, slideTime);
  const below = createElement("div", "next-slide", next.element, beside);

  const showCurrent = (): void => {
    const { place: at, enlarged } = talk.state.value;
    current.show(talk.findSection(at.id), at.step, enlarged);
  };
  const update = (): void => {
    const { place: at, enlarged, cover: kind } = talk.state.value;
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

function describePlace(talk: TalkController, section: HTMLElement): string {
  const words = getSpeakerWords();
  const isCounted = !isBackup(section);
  const sections = talk.listSections().filter((each) => isBackup(each) !== isCounted);
  const name = isCounted ? words.slide : words.backup;
  const steps = listSteps(section).length;
  const step = steps === 0 ? [] : [words.step(talk.place.step, steps)];
  return [name(sections.indexOf(section) + 1, sections.length), ...step].join(" · ");
}

function describeNext(section: HTMLElement | undefined, isSameSlide: boolean): string {
  const words = getSpeakerWords();
  if (section === undefined) return words.theEnd;
  return isSameSlide ? words.nextStep : words.nextSlide(readTitle(section));
}

/**
 * A small picture of the stage: a copy of the slide's own section at one step, under the style sheets of the stage. Two
 * of them may show the same drawing: its ids are then there twice, and mean the same both times.
 */
function createPreview(className: string) {
  const slides = createElement("div", "slides");
  const element = createElement(
    "div",
    `preview ${className}`,
    createElement("div", "reveal", slides),
  );
  // What the style sheets of the stage ask for.
  element.dataset["view"] = "stage";
  element.dataset["ready"] = "";
  // As a stage opens, until one says what it wears.
  element.dataset["scheme"] = "dark";
  // CSS alone cannot: browsers do not agree on what a length over a length is.
  new ResizeObserver(([entry]) => {
    const width = entry?.contentRect.width ?? 0;
    element.style.setProperty("--preview-scale", String(width / WIDTH));
  }).observe(element);

  let original: HTMLElement | undefined;
  let copy: HTMLElement | undefined;
  return {
    element,
    /** Shows a slide; without one, nothing. */
    show(section: HTMLElement | undefined, step: number, enlarged: number): void {
      if (section !== original || copy === undefined) {
        original = section;
        copy = section && copySection(section);
        slides.replaceChildren(...(copy === undefined ? [] : [copy]));
        if (copy !== undefined) paintBackground(copy);
      }
      if (copy === undefined) return;
      showSteps(copy, step);
      showEnlarged(copy, enlarged);
    },
    /** The slide itself has changed since: the next `show` copies it again. */
    forget(): void {
      copy = undefined;
    },
  };
}

function copySection(section: HTMLElement): HTMLElement {
  const copy = section.cloneNode(true) as HTMLElement;
  copy.classList.add("present");
  copy.querySelector("aside.notes")?.remove();
  return copy;
}
