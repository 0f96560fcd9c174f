import { FigureError } from "./mermaidErrors.ts";
import type { Part } from "./parts.ts";

/** What a line `%% view: a b` or `%% leave: a b` says: from a step on, these parts. No parts are the whole drawing. */
export interface Direction {
  readonly word: "view" | "leave";
  readonly step: number;
  readonly parts: readonly Part[];
}

const DIRECTION = /^[ \t]*%%[ \t]*(view|leave):[ \t]*(.*?)[ \t]*$/;
/** Pixels of the drawing around what is looked at. */
const ROOM = 28;

/** The directions of a diagram; a name that it does not have is a `FigureError`. */
export function listDirections(
  lines: readonly string[],
  stepLines: readonly number[],
  parts: readonly Part[],
): Direction[] {
  return lines.flatMap((text, index) => {
    const [, word, names = ""] = DIRECTION.exec(text) ?? [];
    if (word !== "view" && word !== "leave") return [];
    const step = stepLines.filter((line) => line < index).length;
    const named = names.split(/[\s,]+/).map((name) => {
      const found = parts.filter(({ id }) => id === name);
      if (found.length === 0 && name !== "all") {
        throw new FigureError(`this diagram has nothing called "${name}"`, index + 1);
      }
      return found;
    });
    return { word, step, parts: named.flat() };
  });
}

/**
 * The whole drawing's view box, then that of the drawing as it opens and at each of its `steps`;
 * nothing when all of it is always looked at. `svg` is in the document.
 */
export function measureViews(
  svg: SVGSVGElement,
  directions: readonly Direction[],
  steps: number,
): string | undefined {
  const views = directions.filter(({ word }) => word === "view");
  if (views.length === 0) return undefined;
  const whole = svg.getAttribute("viewBox") ?? "";
  const at = Array.from({ length: steps + 1 }, (_, step) => {
    const parts = views.findLast((view) => view.step <= step)?.parts ?? [];
    return parts.length === 0 ? whole : measureBox(svg, parts);
  });
  return [whole, ...at].join(";");
}

function measureBox(svg: SVGSVGElement, parts: readonly Part[]): string {
  const toDrawing = svg.getScreenCTM()?.inverse() ?? new DOMMatrix();
  const boxes = parts.flatMap(({ elements }) =>
    elements.map((element) => element.getBoundingClientRect()),
  );
  const corner = (side: "min" | "max"): DOMPoint =>
    new DOMPoint(
      Math[side](...boxes.map(({ left, right }) => (side === "min" ? left : right))),
      Math[side](...boxes.map(({ top, bottom }) => (side === "min" ? top : bottom))),
    ).matrixTransform(toDrawing);
  const [start, end] = [corner("min"), corner("max")];
  const box = [start.x, start.y, end.x - start.x, end.y - start.y];
  return box.map((value, index) => Math.round(value + (index < 2 ? -ROOM : 2 * ROOM))).join(" ");
}
