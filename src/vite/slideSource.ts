import type { Connect } from "vite";
import type { Deck } from "../deck/model.ts";
import { listSlides } from "../deck/parseDeck.ts";

/** Leads from a slide's `?id=` to Vite's own way to open a file at its line in the author's editor. */
export function slideSource(root: string, getDeck: () => Deck): Connect.NextHandleFunction {
  return (request, response) => {
    const wanted = new URL(request.url ?? "", "http://localhost").searchParams.get("id");
    const slide = listSlides(getDeck()).find(({ id }) => id === wanted);
    if (slide === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { path, line, column } = slide.at;
    const place = encodeURIComponent(`${root}/${path}:${line}:${column}`);
    response.writeHead(307, { location: `/__open-in-editor?file=${place}` }).end();
  };
}
