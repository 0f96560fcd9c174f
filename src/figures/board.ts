import type { Figure } from "../deck/deck.ts";
import type { Problem } from "../deck/problem.ts";
import { describeFailure } from "./describeFailure.ts";
import { drawMermaid } from "./mermaid.ts";

export type Drawn = { readonly svg: string } | { readonly failure: Problem };

/** What the page `board.html` offers to the export, which drives it from outside. */
export interface Board {
  draw(figure: Figure): Promise<Drawn>;
}

const board: Board = {
  async draw({ source, name, at }) {
    try {
      return { svg: await drawMermaid(source, name) };
    } catch (error) {
      return { failure: describeFailure(error, at) };
    }
  },
};

Object.assign(window, { board });
