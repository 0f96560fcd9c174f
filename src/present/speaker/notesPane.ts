import type { TalkController } from "../talk/state.ts";
import { createElement } from "../ui/element.ts";
import { getSpeakerWords } from "./words.ts";

export type NotesPane = ReturnType<typeof createNotesPane>;

/** The notes of the slide: those of the current step large and in view, the others dimmed. */
export function createNotesPane(talk: TalkController) {
  const element = createElement("div", "notes-pane");
  element.tabIndex = 0;
  let original: HTMLElement | undefined;
  let steps: readonly HTMLElement[] = [];
  let current = -1;
  const scrollToCurrent = (): void => {
    element.scrollTop = steps[current]?.offsetTop ?? 0;
  };
  new ResizeObserver(scrollToCurrent).observe(element);

  const update = (): void => {
    const { id, step } = talk.place;
    const section = talk.findSection(id);
    const isOther = section !== original;
    if (isOther) {
      original = section;
      const notes = section?.querySelectorAll<HTMLElement>("aside.notes > .notes-step") ?? [];
      steps = [...notes].map((note) => note.cloneNode(true) as HTMLElement);
      element.replaceChildren(
        ...(steps.length > 0 ? steps : [createElement("p", "no-notes", getSpeakerWords().noNotes)]),
      );
    }
    // With fewer notes than steps, the last ones serve for all that follows.
    const index = Math.min(step, steps.length - 1);
    if (!isOther && index === current) return;
    current = index;
    for (const [position, note] of steps.entries()) {
      note.classList.toggle("current", position === current);
    }
    scrollToCurrent();
  };
  return {
    element,
    update,
    redraw(): void {
      original = undefined;
      update();
    },
    /** Brings the current step back to the top, where another size of the text has moved it. */
    scrollToCurrent,
    scroll: (lines: number): void =>
      element.scrollBy({ top: lines * Number.parseFloat(getComputedStyle(element).lineHeight) }),
  };
}
