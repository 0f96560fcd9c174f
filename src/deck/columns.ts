import type { Slide } from "./model.ts";

/** Reveal's own address of a slide by its number from 0, `#/2/1`; `#/` is the first. */
export const BY_NUMBER = /^#\/(?:\d+(?:\/\d+)*)?$/;

/** Each column is a slide with the vertical ones below it. */
export function groupColumns(slides: readonly Slide[]): Slide[][] {
  const columns: Slide[][] = [];
  for (const slide of slides) {
    const column = columns.at(-1);
    if (slide.vertical && column !== undefined) column.push(slide);
    else columns.push([slide]);
  }
  return columns;
}

/** The slide that a number leads to, `/2/1`. */
export function findByNumber(columns: readonly Slide[][], number: string): Slide | undefined {
  const [, column = 0, row = 0] = number.split("/").map(Number);
  return columns[column]?.[row];
}
