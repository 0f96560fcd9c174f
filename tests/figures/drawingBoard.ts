import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Figure } from "../../src/deck/model.ts";
import { createFigureName } from "../../src/deck/figures.ts";
import { openDrawingCache } from "../../src/export/drawingCache.ts";
import { openDrawingBoard, type DrawingBoard } from "../../src/export/drawFigures.ts";
import type { Drawn } from "../../src/figures/drawFigure.ts";
import { createScratch, type Scratch } from "../scratch.ts";
import { getBrowser } from "../served.ts";

/** A page to put drawings into. */
export let page: Page;

let deck: Scratch | undefined;
/** Opened for the first figure that is drawn: a run that finds all of them kept needs none. */
let board: Promise<DrawingBoard> | undefined;

/** Gives the tests of a file the board on which an export draws, and a page beside it. */
export function shareBoard(): void {
  beforeAll(async () => {
    page = await (await getBrowser()).newPage();
  });
  afterAll(async () => {
    await (await board)?.close();
    board = undefined;
    deck?.remove();
    deck = undefined;
  });
}

const cache = openDrawingCache(join(import.meta.dirname, "../.."));

/** Draws a figure as an export does, and as an export finds one that it drew before. */
export async function draw(figure: Figure): Promise<Drawn> {
  const kept = cache.get(figure);
  if (kept !== undefined) return { svg: kept };
  const drawn = await drawAnew(figure);
  if ("svg" in drawn) cache.set(figure, drawn.svg);
  return drawn;
}

async function drawAnew(figure: Figure, timeLimit?: number): Promise<Drawn> {
  board ??= openBoard();
  return (await board).draw(figure, timeLimit);
}

async function openBoard(): Promise<DrawingBoard> {
  deck = createScratch();
  return openDrawingBoard(deck.root, await getBrowser());
}

/** Draws a diagram that begins on line 11 anew; one that takes more than `timeLimit` ms is a failure. */
export function drawDiagram(source: string, timeLimit?: number): Promise<Drawn> {
  return drawAnew(createDiagram(source), timeLimit);
}

/** The drawing of a diagram; throws when it fails. */
export async function drawWell(source: string): Promise<string> {
  const drawn = await draw(createDiagram(source));
  if ("failure" in drawn) throw new Error(drawn.failure.message);
  return drawn.svg;
}

function createDiagram(source: string): Figure {
  const at = { path: "slides/10.md", line: 11, column: 3 };
  return { kind: "mermaid", name: createFigureName(source), source, at, label: "", steps: 0 };
}
