import type { Connect } from "vite";
import { formatLocation } from "../deck/problem.ts";
import type { DeckSource } from "./readSlides.ts";

/** Leads from a slide's `?id=` to Vite's own way to open a file at its line in the author's editor. */
export function openSlideSource(
  root: string,
  getSource: () => DeckSource,
): Connect.NextHandleFunction {
  return (request, response) => {
    const wanted = new URL(request.url ?? "", "http://localhost").searchParams.get("id");
    const slide = getSource().deck.slides.find(({ id }) => id === wanted);
    if (slide === undefined) {
      response.writeHead(404).end();
      return;
    }
    const place = encodeURIComponent(`${root}/${formatLocation(slide.at)}`);
    response.writeHead(307, { location: `/__open-in-editor?file=${place}` }).end();
  };
}
