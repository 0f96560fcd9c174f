import type { Browser, Page } from "playwright-core";
import { createServer } from "vite";
import type { Figure } from "../deck/deck.ts";
import type { Problem } from "../deck/problem.ts";
import type { Board, Drawn } from "../figures/board.ts";
import { deckConfig } from "../vite/config.ts";
import { openDrawingCache, readDrawings } from "./drawingCache.ts";

export interface Drawings {
  readonly svgBySource: ReadonlyMap<string, string>;
  /** One for each figure that cannot be drawn. */
  readonly problems: readonly Problem[];
}

export interface DrawOptions {
  readonly root: string;
  /** Called only when there is something to draw. */
  readonly openBrowser: () => Promise<Browser>;
  readonly log: (line: string) => void;
}

/** Draws each figure once, in Chromium, with the code that the page itself draws with. */
export async function drawFigures(
  figures: readonly Figure[],
  { root, openBrowser, log }: DrawOptions,
): Promise<Drawings> {
  const cache = openDrawingCache(root);
  const svgBySource = new Map(readDrawings(figures, cache));
  const undrawn = figures.filter(
    ({ source }, index) =>
      !svgBySource.has(source) && figures.findIndex((other) => other.source === source) === index,
  );
  if (undrawn.length === 0) return { svgBySource, problems: [] };

  const problems: Problem[] = [];
  await withDrawingBoard(root, openBrowser, async (board) => {
    for (const [index, figure] of undrawn.entries()) {
      log(`figure ${index + 1}/${undrawn.length}  ${figure.at.path}:${figure.at.line}`);
      const drawn = await drawOn(board, figure);
      if ("failure" in drawn) {
        problems.push(drawn.failure);
        continue;
      }
      cache.set(figure, drawn.svg);
      svgBySource.set(figure.source, drawn.svg);
    }
  });
  return { svgBySource, problems };
}

async function withDrawingBoard(
  root: string,
  openBrowser: () => Promise<Browser>,
  draw: (board: Page) => Promise<void>,
): Promise<void> {
  const browser = await openBrowser();
  const config = deckConfig({ root });
  const server = await createServer({
    ...config,
    configFile: false,
    logLevel: "error",
    server: { ...config.server, port: 0, hmr: false, watch: null },
  });
  try {
    await server.listen();
    const board = await browser.newPage();
    await board.goto(`${server.resolvedUrls?.local[0]}src/figures/board.html`);
    await draw(board);
    await board.close();
  } finally {
    await server.close();
  }
}

function drawOn(page: Page, figure: Figure): Promise<Drawn> {
  return page.evaluate(
    (drawn) => (window as typeof window & { readonly board: Board }).board.draw(drawn),
    figure,
  );
}
