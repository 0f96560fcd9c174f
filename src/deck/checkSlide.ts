import { readTagAttributes, readTags } from "./html/htmlTag.ts";
import type { Slide } from "./model.ts";
import { locate, report, type SlideEnv } from "./slideEnv.ts";

/** Reports what only a whole slide tells: that it is empty, or has more `[click]`s, on these lines, than steps. */
export function checkSlide(slide: Slide, clicks: readonly number[], env: SlideEnv): void {
  checkClicks(slide, clicks, env);
  checkEmpty(slide, env);
}

/** A tag without attributes shows nothing by itself; any other may have its look from a style sheet. */
function checkEmpty({ at, settings, attributes, body, notes }: Slide, env: SlideEnv): void {
  const isPlain = Object.keys({ ...settings, ...attributes }).every((name) =>
    /^(?:id|time|transition|backup|data-(?!background|state).*)$/.test(name),
  );
  if (!isPlain || body.replace(/<\/?[a-z]\w*>|\s/gi, "") !== "") return;
  const message =
    notes.length > 0
      ? "this slide shows nothing: all that it has is notes, which go on to the next slide"
      : 'this slide shows nothing: write something, or give it a "title" if it shall be blank';
  report(env, "empty-slide", "warning", message, at);
}

function checkClicks(slide: Slide, clicks: readonly number[], env: SlideEnv): void {
  if (clicks.length === 0) return;
  const steps = countSteps(slide);
  const line = clicks[steps];
  if (line === undefined) return;
  const count = steps === 1 ? "1 step" : `${steps === 0 ? "no" : steps} steps`;
  const message = `this [click] has no step to go with: the slide has ${count}`;
  report(env, "too-many-clicks", "warning", message, locate(env, line, "[click]"));
}

/** As the stage counts: elements with the same index are one step. */
function countSteps({ body, figures }: Slide): number {
  const elements = [
    ...[...readTags(body)].map(({ kind, text }) =>
      kind === "start" ? Object.fromEntries(readTagAttributes(text)) : {},
    ),
    ...figures.map(({ attributes = {} }) => attributes),
  ];
  const indexes = elements.flatMap((attributes, element) => {
    const isFragment = /(?:^|\s)fragment(?:\s|$)/.test(String(attributes["class"] ?? ""));
    return isFragment ? [String(attributes["data-fragment-index"] ?? `element ${element}`)] : [];
  });
  return figures.reduce((sum, { steps }) => sum + steps, new Set(indexes).size);
}
