import {
  findNext,
  findPrevious,
  isBackup,
  isSamePlace,
  listEnlargeable,
  type Place,
} from "./places.ts";
import { createRegister, type Register } from "./register.ts";

/** What is over the slide. */
type Cover = "none" | "black" | "white" | "waiting";

/** What the audience is shown. */
export interface Shown {
  readonly place: Place;
  /** Where the talk was before the last jump. */
  readonly before: Place | null;
  readonly cover: Cover;
  /** Which of the slide's figures fills the stage, counted from 0; -1 for none. */
  readonly enlarged: number;
}

/** What the stage and the speaker view work on: what is shown, and the ways to change it. */
export interface Talk {
  readonly shown: Register<Shown>;
  /** The slides, in the order of the talk. */
  listSections(): readonly HTMLElement[];
  findSection(id: string): HTMLElement | undefined;
  next(): void;
  previous(): void;
  first(): void;
  last(): void;
  /** Jumps to a slide as it opens. */
  jump(id: string): void;
  /** Back to where the talk was before the last jump; once more leads forth again. */
  back(): void;
  toggleCover(cover: Cover): void;
  uncover(): void;
  /** Takes away what is over the slide: its cover, else the enlarged figure; tells whether there was one. */
  clear(): boolean;
  /** The next figure of the slide fills the stage; after the last, none. */
  enlarge(): void;
  toggleEnlarged(index: number): void;
  shrink(): void;
}

/** `listSections` gives the slides as they are now: they may change while the talk is written. */
export function createTalk(listSections: () => readonly HTMLElement[]): Talk {
  const shown = createRegister<Shown>({
    place: { id: "", step: 0 },
    before: null,
    cover: "none",
    enlarged: -1,
  });
  const findSection = (id: string): HTMLElement | undefined =>
    listSections().find((section) => section.id === id);

  /** On a covered stage a key that moves only brings the slide back. */
  const move = (to: (value: Shown) => Shown): void => {
    const { value } = shown;
    shown.change(value.cover === "none" ? to(value) : uncover(value));
  };
  const open = (section: HTMLElement | undefined): void =>
    move((value) => (section ? jumpTo(value, { id: section.id, step: 0 }) : value));
  const step = (find: typeof findNext): void =>
    move((value) => {
      const place = find(listSections(), value.place);
      if (place === undefined) return value;
      // Walking on into the backup slides is a jump: there is a place in the talk to come back to.
      const leaves = !isBackup(findSection(value.place.id)) && isBackup(findSection(place.id));
      return leaves ? jumpTo(value, place) : stepTo(value, place);
    });
  const showLarge = (index: number): void => {
    const { value } = shown;
    if (index !== value.enlarged) shown.change({ ...value, enlarged: index });
  };

  return {
    shown,
    listSections,
    findSection,
    next: () => step(findNext),
    previous: () => step(findPrevious),
    first: () => open(listSections()[0]),
    last: () => open(listSections().at(-1)),
    jump: (id) => shown.change(jumpTo(shown.value, { id, step: 0 })),
    back: () => move((value) => (value.before ? jumpTo(value, value.before) : value)),
    toggleCover(cover) {
      const { value } = shown;
      shown.change({ ...value, cover: value.cover === cover ? "none" : cover });
    },
    uncover: () => shown.change(uncover(shown.value)),
    clear() {
      const { cover, enlarged } = shown.value;
      if (cover !== "none") shown.change(uncover(shown.value));
      else showLarge(-1);
      return cover !== "none" || enlarged !== -1;
    },
    enlarge: () =>
      move((value) => {
        const section = findSection(value.place.id);
        const count = section ? listEnlargeable(section).length : 0;
        const next = value.enlarged + 1;
        return count === 0 ? value : { ...value, enlarged: next < count ? next : -1 };
      }),
    toggleEnlarged: (index) => showLarge(shown.value.enlarged === index ? -1 : index),
    shrink: () => showLarge(-1),
  };
}

function uncover(shown: Shown): Shown {
  return shown.cover === "none" ? shown : { ...shown, cover: "none" };
}

/** A step along the talk. */
export function stepTo(shown: Shown, place: Place): Shown {
  if (isSamePlace(shown.place, place)) return uncover(shown);
  const enlarged = shown.place.id === place.id ? shown.enlarged : -1;
  return { ...shown, place, cover: "none", enlarged };
}

/** A jump, which remembers where it came from. */
export function jumpTo(shown: Shown, place: Place): Shown {
  if (isSamePlace(shown.place, place)) return uncover(shown);
  return { ...stepTo(shown, place), before: shown.place };
}
