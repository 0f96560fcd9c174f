import { listSteps } from "./slides.ts";

/** Where a talk is: at a slide, with its first `step` steps shown. */
export interface Place {
  readonly id: string;
  readonly step: number;
}

/** One step further; nothing after the last step of the last slide. */
export function findNext(sections: readonly HTMLElement[], place: Place): Place | undefined {
  const index = sections.findIndex(({ id }) => id === place.id);
  const section = sections[index];
  if (section === undefined) return undefined;
  if (place.step < listSteps(section).length) return { id: place.id, step: place.step + 1 };
  const next = sections[index + 1];
  return next && { id: next.id, step: 0 };
}

/** One step back, to the end of the slide before; nothing before the first slide. */
export function findPrevious(sections: readonly HTMLElement[], place: Place): Place | undefined {
  if (place.step > 0) return { id: place.id, step: place.step - 1 };
  const index = sections.findIndex(({ id }) => id === place.id);
  const previous = sections[index - 1];
  return previous && { id: previous.id, step: listSteps(previous).length };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.id === b.id && a.step === b.step;
}

/** The place that an address names, in reveal's own form: `#/id`, `#/id/0` after the first step. */
export function parsePlace(hash: string): Place | undefined {
  const [, id = "", step] = /^#\/?([^/]+)(?:\/(\d+))?$/.exec(hash) ?? [];
  return id === ""
    ? undefined
    : { id: decodeId(id), step: step === undefined ? 0 : Number(step) + 1 };
}

/** The address of a place: what `parsePlace` reads. */
export function formatPlace({ id, step }: Place): string {
  return `#/${encodeURIComponent(id)}${step > 0 ? `/${step - 1}` : ""}`;
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
