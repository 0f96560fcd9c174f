import type { Figure } from "../deck/model.ts";
import { drawSource, type Drawn } from "./drawSource.ts";

/** What the page `board.html` offers to the export, which drives it from outside. */
export interface Board {
  draw(figure: Figure): Promise<Drawn>;
}

const board: Board = { draw: drawSource };

Object.assign(window, { board });
