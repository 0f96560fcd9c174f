import type { Location, Problem } from "../deck/problem.ts";
import { describeSlowFigure } from "../deck/figures.ts";

/** The dev server's line to its pages: what one says, and which. */
interface Pages {
  on(event: string, listen: (at: Location, page: object) => void): unknown;
}

/**
 * Reports each figure that a page draws for more than `limit` milliseconds. A page that draws does
 * nothing else, so it says beforehand what it begins to draw, and then that this is done.
 */
export function watchDrawings(
  pages: Pages,
  limit: number,
  report: (problem: Problem) => void,
): void {
  const timerByPage = new Map<object, NodeJS.Timeout>();
  const stop = (page: object): void => {
    clearTimeout(timerByPage.get(page));
    timerByPage.delete(page);
  };
  pages.on("deck:drawing", (at, page) => {
    stop(page);
    const timer = setTimeout(() => report(describeSlowFigure(at, limit)), limit);
    timerByPage.set(page, timer.unref());
  });
  pages.on("deck:drawn", (_at, page) => stop(page));
  pages.on("vite:client:disconnect", (_at, page) => stop(page));
}
