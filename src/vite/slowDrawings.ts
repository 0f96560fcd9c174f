/** The dev server's line to its pages: what one says, and which. */
interface Pages {
  on(event: string, listen: (name: string, page: object) => void): unknown;
}

/**
 * Reports the name of each figure that a page draws for more than `limit` milliseconds. A page that draws does
 * nothing else, so it says beforehand what it begins to draw, and then that this is done.
 */
export function reportSlowDrawings(
  pages: Pages,
  limit: number,
  report: (name: string) => void,
): void {
  const timerByPage = new Map<object, NodeJS.Timeout>();
  const stop = (page: object): void => {
    clearTimeout(timerByPage.get(page));
    timerByPage.delete(page);
  };
  pages.on("deck:drawing", (name, page) => {
    stop(page);
    const timer = setTimeout(() => report(name), limit);
    timerByPage.set(page, timer.unref());
  });
  pages.on("deck:drawn", (_name, page) => stop(page));
  pages.on("vite:client:disconnect", (_name, page) => stop(page));
}
