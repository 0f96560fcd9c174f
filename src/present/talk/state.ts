import { listEnlargeable } from "../stage/enlarge.ts";
import { findNext, findPrevious, isBackup, type Place } from "./places.ts";
import { createShared, type Shared } from "./register.ts";
import {
  enlargeNext,
  goBack,
  jumpTo,
  NOTHING_SHOWN,
  stepTo,
  toggleCover,
  toggleEnlarged,
  uncover,
  type Cover,
  type Shown,
} from "./shown.ts";

/** What the stage and the speaker view work on: what is shown, and the ways to change it. */
export interface Talk {
  readonly shown: Shared<Shown>;
  /** The slides, in the order of the talk. */
  listSections(): readonly HTMLElement[];
  findSection(id: string): HTMLElement | undefined;
  next(): void;
  previous(): void;
  first(): void;
  last(): void;
  /** Jumps to a slide as it opens. */
  jump(id: string): void;
  back(): void;
  toggleCover(cover: Cover): void;
  uncover(): void;
  /** The next figure of the slide fills the stage. */
  enlarge(): void;
  toggleEnlarged(index: number): void;
  shrink(): void;
}

/** `listSections` gives the slides as they are now: they may change while the talk is written. */
export function createTalk(listSections: () => readonly HTMLElement[]): Talk {
  const shown = createShared(NOTHING_SHOWN);
  const findSection = (id: string): HTMLElement | undefined =>
    listSections().find((section) => section.id === id);

  /** On a covered stage a key that moves only brings the slide back. */
  const move = (to: (value: Shown) => Shown): void => {
    const { value } = shown;
    shown.change(value.cover === "none" ? to(value) : uncover(value));
  };
  const step = (find: typeof findNext): void =>
    move((value) => {
      const place = find(listSections(), value.place);
      return place === undefined ? value : stepOrLeave(value, place);
    });
  /** Walking on into the backup slides is a jump: there is a place in the talk to come back to. */
  const stepOrLeave = (value: Shown, place: Place): Shown => {
    const leaves = !isBackup(findSection(value.place.id)) && isBackup(findSection(place.id));
    return leaves ? jumpTo(value, place) : stepTo(value, place);
  };

  return {
    shown,
    listSections,
    findSection,
    next: () => step(findNext),
    previous: () => step(findPrevious),
    first: () => move((value) => openSlide(value, listSections()[0])),
    last: () => move((value) => openSlide(value, listSections().at(-1))),
    jump: (id) => shown.change(jumpTo(shown.value, { id, step: 0 })),
    back: () => move(goBack),
    toggleCover: (cover) => shown.change(toggleCover(shown.value, cover)),
    uncover: () => shown.change(uncover(shown.value)),
    enlarge: () =>
      move((value) => {
        const section = findSection(value.place.id);
        return section ? enlargeNext(value, listEnlargeable(section).length) : value;
      }),
    toggleEnlarged: (index) => shown.change(toggleEnlarged(shown.value, index)),
    shrink: () => shown.change(enlargeNext(shown.value, 0)),
  };
}

function openSlide(shown: Shown, section: HTMLElement | undefined): Shown {
  return section === undefined ? shown : jumpTo(shown, { id: section.id, step: 0 });
}
