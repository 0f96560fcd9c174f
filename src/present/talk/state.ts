import { findNext, findPrevious, isSamePlace, type Place } from "./place.ts";
import { isBackup, listEnlargeable } from "./slides.ts";
import { Register } from "./register.ts";

/** What the audience is shown. */
export interface TalkState {
  readonly place: Place;
  /** Where the talk was before the last jump. */
  readonly before: Place | null;
  /** What is over the slide. */
  readonly cover: "none" | "black" | "white" | "waiting";
  /** Which of the slide's figures fills the stage, counted from 0; -1 for none. */
  readonly enlarged: number;
}

const OPENING: TalkState = {
  place: { id: "", step: 0 },
  before: null,
  cover: "none",
  enlarged: -1,
};

/** What the stage and the speaker view work on: what is shown, and the ways to change it. */
export type TalkController = ReturnType<typeof createTalk>;

/** `listSections` gives the slides as they are now: they may change while the talk is written. */
export function createTalk(listSections: () => readonly HTMLElement[]) {
  const state = new Register(OPENING);
  const findSection = (id: string): HTMLElement | undefined =>
    listSections().find((section) => section.id === id);
  /** On a covered stage a key that moves only brings the slide back. */
  const move = (to: (value: TalkState) => TalkState): void => {
    const { value } = state;
    state.change(value.cover === "none" ? to(value) : uncover(value));
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

  return {
    state,
    get place(): Place {
      return state.value.place;
    },
    /** The slides, in the order of the talk. */
    listSections,
    findSection,
    next: () => step(findNext),
    previous: () => step(findPrevious),
    first: () => open(listSections()[0]),
    last: () => open(listSections().at(-1)),
    /** Goes to a place as the next or the previous step would. */
    stepTo: (place: Place) => state.change(stepTo(state.value, place)),
    /** Goes to a place, and remembers where it came from. */
    jumpTo: (place: Place) => state.change(jumpTo(state.value, place)),
    /** Back to where the talk was before the last jump; once more leads forth again. */
    back: () => move((value) => (value.before ? jumpTo(value, value.before) : value)),
    toggleCover(cover: TalkState["cover"]): void {
      const { value } = state;
      state.change({ ...value, cover: value.cover === cover ? "none" : cover });
    },
    uncover: () => state.change(uncover(state.value)),
    /** Takes away what is over the slide: its cover, else the enlarged figure; tells whether there was one. */
    clear(): boolean {
      const { value } = state;
      state.change(value.cover === "none" ? enlarge(value, -1) : uncover(value));
      return state.value !== value;
    },
    /** The next figure of the slide fills the stage; after the last, none. */
    enlarge: () =>
      move((value) => {
        const section = findSection(value.place.id);
        const count = section ? listEnlargeable(section).length : 0;
        const next = value.enlarged + 1;
        return enlarge(value, next < count ? next : -1);
      }),
    toggleEnlarged(index: number): void {
      state.change(enlarge(state.value, state.value.enlarged === index ? -1 : index));
    },
    shrink: () => state.change(enlarge(state.value, -1)),
  };
}

function uncover(state: TalkState): TalkState {
  return state.cover === "none" ? state : { ...state, cover: "none" };
}

function enlarge(state: TalkState, index: number): TalkState {
  return state.enlarged === index ? state : { ...state, enlarged: index };
}

function stepTo(state: TalkState, place: Place): TalkState {
  if (isSamePlace(state.place, place)) return uncover(state);
  const enlarged = state.place.id === place.id ? state.enlarged : -1;
  return { ...state, place, cover: "none", enlarged };
}

function jumpTo(state: TalkState, place: Place): TalkState {
  if (isSamePlace(state.place, place)) return uncover(state);
  return { ...stepTo(state, place), before: state.place };
}
