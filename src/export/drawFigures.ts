import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { Figure } from "../deck/model.ts";
import type { Problem } from "../deck/problem.ts";
import { DRAWING_LIMIT, describeSlowFigure } from "../deck/figures.ts";
import type { drawFigure, Drawn } from "../figures/drawFigure.ts";
import { deckConfig, serveOnce } from "../vite/config.ts";
import { TOOL } from "../vite/folders.ts";
import { optimizeSvg } from "./svg.ts";
import { openDrawingCache, readDrawings } from "./drawingCache.ts";

export interface Drawings {
  readonly svgByName: ReadonlyMap<string, string>;
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
  const svgByName = new Map(readDrawings(figures, cache));
  const undrawn = figures.filter(({ name }) => !svgByName.has(name));
  if (undrawn.length === 0) return { svgByName, problems: [] };

  const problems: Problem[] = [];
  const board = await openDrawingBoard(root, await openBrowser());
  try {
    for (const [index, figure] of undrawn.entries()) {
      log(`figure ${index + 1}/${undrawn.length}  ${figure.at.path}:${figure.at.line}`);
      const drawn = await board.draw(figure);
      if ("failure" in drawn) {
        problems.push(drawn.failure);
        continue;
      }
      cache.set(figure, drawn.svg);
      svgByName.set(figure.name, drawn.svg);
    }
  } finally {
    await board.close();
  }
  return { svgByName, problems };
}

/** Where figures are drawn, one after the other: a page with the drawing code and nothing else. */
export interface DrawingBoard {
  /** Draws a figure; one that takes more than `timeLimit` milliseconds is a failure. */
  draw(figure: Figure, timeLimit?: number): Promise<Drawn>;
  close(): Promise<void>;
}

/** Opens a drawing board for the figures of the talk in `root`. */
export async function openDrawingBoard(root: string, browser: Browser): Promise<DrawingBoard> {
  // No slide is on the board: what is wrong in them is said once, by the export.
  const { address, close } = await serveOnce({ ...deckConfig({ root }), root: TOOL, plugins: [] });
  let board = openBoard(browser, address);
  return {
    async draw(figure, timeLimit = DRAWING_LIMIT) {
      const page = await board;
      const tooLong = wait(timeLimit, undefined, { ref: false });
      const drawn = await Promise.race([drawOn(page, figure), tooLong]);
      if (drawn !== undefined) return drawn;
      // It may still be busy: what comes next is drawn on a fresh one.
      void page.context().close();
      board = openBoard(browser, address);
      return { failure: describeSlowFigure(figure.at, timeLimit) };
    },
    async close() {
      await (await board).context().close();
      await close();
    },
  };
}

/** A page of its own context that reaches this server and nothing else. */
async function openBoard(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext();
  await context.route(
    (url) => !url.href.startsWith(address) && !/^(?:data|blob):/.test(url.protocol),
    (route) => route.abort(),
  );
  const page = await context.newPage();
  await page.goto(`${address}src/figures/board.html`);
  return page;
}

/** What the page offers. */
interface Board {
  readonly drawFigure: typeof drawFigure;
}

async function drawOn(page: Page, figure: Figure): Promise<Drawn> {
  const drawn = await page.evaluate(
    (each) => (window as unknown as Board).drawFigure(each),
    figure,
  );
  // A tenth of a pixel is more than any screen shows.
  return "svg" in drawn ? { svg: optimizeSvg(drawn.svg, { isInline: true }) } : drawn;
}
