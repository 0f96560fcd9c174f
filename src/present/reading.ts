import { drawFigures } from "./figures.ts";

/** The reading and print views: the page as it is, with whatever figures are not drawn yet. */
export async function startReading(): Promise<void> {
  if (import.meta.env.DRAWS_FIGURES) await drawFigures(document.body);
  // What an export waits for before it prints.
  document.documentElement.dataset["ready"] = "";
  if (import.meta.hot) import.meta.hot.on("deck:changed", () => location.reload());
}
