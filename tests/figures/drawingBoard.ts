import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { getBrowser } from "../served.ts";
import { openDrawingBoard, type DrawingBoard } from "../../src/export/drawFigures.ts";
import type { Drawn } from "../../src/figures/drawSource.ts";
import { createScratch, type Scratch } from "../scratch.ts";

/** What `shareBoard` has opened for the test file that runs. */
export let board: DrawingBoard;
/** A page to put drawings into. */
export let page: Page;

/** Gives the tests of a file the board on which an export draws, and a page beside it. */
export function shareBoard(): void {
  let deck: Scratch;
  let browser: Browser;
  beforeAll(async () => {
    deck = createScratch();
    browser = await getBrowser();
    board = await openDrawingBoard(deck.root, browser);
    page = await browser.newPage();
  });
  afterAll(async () => {
    await board?.close();
    deck?.remove();
  });
}

let count = 0;

/** Draws a diagram that stands on line 11; one that takes more than `timeLimit` ms is a failure. */
export function drawDiagram(source: string, timeLimit?: number): Promise<Drawn> {
  count += 1;
  const at = { path: "slides/10.md", line: 11, column: 3 };
  const name = `drawing-${count}`;
  return board.draw({ kind: "mermaid", name, source, at, label: "", steps: 0 }, timeLimit);
}

/** The drawing of a diagram; throws when it fails. */
export async function drawWell(source: string): Promise<string> {
  const drawn = await drawDiagram(source);
  if ("failure" in drawn) throw new Error(drawn.failure.message);
  return drawn.svg;
}
