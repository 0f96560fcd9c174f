/** Stands in a slide's body where the deck's table of contents goes, known only once all is parsed. */
export const TOC_MARKER = "<!--deck:toc-->";

/** Stands in a slide's body where one of its figures goes, drawn or not. */
export function figureMarker(index: number): string {
  return `<!--deck:figure-${index}-->`;
}
