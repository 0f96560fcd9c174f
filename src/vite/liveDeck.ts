import { isDeepStrictEqual } from "node:util";
import type { Connect, HotUpdateOptions, ViteDevServer } from "vite";
import { describeSlowFigure } from "../deck/figures.ts";
import { findEditedSlide } from "./findEditedSlide.ts";
import { escapeHtml } from "../deck/html/html.ts";
import type { SlideCache } from "../deck/slideCache.ts";
import { listFigures } from "../deck/parseDeck.ts";
import { formatLocation, isError, type Location, type Problem } from "../deck/problem.ts";
import { isNamedByPage } from "./pageFiles.ts";
import { isTextOfTalk, readSlides, type DeckSource } from "./readSlides.ts";
import { createOverlay, formatProblems, formatWarnings, listWarnings } from "./problems.ts";

/** Milliseconds after a save: Vite's file watcher swallows those that follow it within 50. */
const RECHECK_DELAY = 60;

export type LiveDeck = ReturnType<typeof createLiveDeck>;

export interface LiveOptions {
  /** Milliseconds that a page may take to draw one figure. */
  readonly drawingLimit: number;
  /** The deck, where it has been read already. */
  readonly source?: DeckSource | undefined;
}

/** The deck in `root`, as its files are now. Paths are from the project root. */
export function createLiveDeck(root: string, { drawingLimit, source: read }: LiveOptions) {
  const slides: SlideCache = new Map();
  let source = read ?? readSlides(root, slides);
  let revision = 0;
  let server: ViteDevServer | undefined;
  let timer: NodeJS.Timeout | undefined;
  const countByRenewed = new Map<string, number>();

  return {
    get source(): DeckSource {
      return source;
    },

    /** Counts the changes that pages were told of; each says which it was made with. */
    get revision(): number {
      return revision;
    },

    /** Tells the pages of this server, and its terminal, what is wrong and what changes. */
    serve,

    /** Reads the deck again, as the file at this path is another, and tells the pages. */
    update(path: string): void {
      if (source.shownPaths.has(path)) {
        countByRenewed.set(path, (countByRenewed.get(path) ?? 0) + 1);
      }
      announceChange(readSlides(root, slides));
      recheck();
    },

    /** Whether slides are made from a file. */
    isTalkFile(path: string): boolean {
      return isTextOfTalk(path) || path.startsWith("assets/") || source.shownPaths.has(path);
    },

    /** A page has no style sheet or script that just came, still has one that went, and keeps a picture of a style sheet. */
    needsReload(path: string, type: HotUpdateOptions["type"]): boolean {
      if (isNamedByPage(path)) return type !== "update";
      return type === "update" && path.startsWith("assets/") && !source.shownPaths.has(path);
    },

    /** A page with new addresses for the pictures that are others now: it keeps those it has seen. */
    readdress(html: string): string {
      return [...countByRenewed].reduce((page, [path, count]) => {
        const address = escapeHtml(encodeURI(`/${path}`));
        return page.replaceAll(`"${address}"`, () => `"${address}?${count}"`);
      }, html);
    },
  };

  function serve(devServer: ViteDevServer): void {
    server = devServer;
    const { ws } = server;
    server.middlewares.use(
      "/__slide-source",
      openSlideSource(root, () => source),
    );
    logProblems(source.deck.problems);
    // Whoever asks for no address writes no slides: a test runner, for instance.
    server.httpServer?.once("listening", logWarnings);
    server.watcher.once("ready", recheck);
    ws.on("deck:warnings", (_data, client) => {
      client.send("deck:warnings", listWarnings(source.deck.problems, root));
    });
    ws.on("vite:client:connect", (_data, client) => {
      const overlay = createOverlay(source.deck.problems, source, root);
      if (overlay !== undefined) client.send(overlay);
    });
    // A page hears nothing of what is saved between its HTML and its connection.
    ws.on("deck:opened", (shown: number, client) => {
      const isStale = shown !== revision && !source.deck.problems.some(isError);
      if (isStale) client.send("deck:changed");
    });
    // What only a browser can see, a diagram that does not parse, comes back from the page with the
    // figure's name, which is made of its source: one that was mended meanwhile is no news.
    ws.on("deck:problems", (found: readonly { name: string; problem: Problem }[]) => {
      const names = new Set(listFigures(source.deck).map(({ name }) => name));
      showErrors(found.filter(({ name }) => names.has(name)).map(({ problem }) => problem));
    });
    reportSlowDrawings(ws, drawingLimit, (problem) => showErrors([problem]));
  }

  /** With an error, what is on screen stays there, under the overlay. */
  function announceChange(fresh: DeckSource): void {
    const edited = findEditedSlide(source.deck, fresh.deck);
    const [before, now] = [source, fresh].map(({ deck }) => listWarnings(deck.problems, root));
    source = fresh;
    revision += 1;
    if (!isDeepStrictEqual(before, now)) {
      logWarnings();
      server?.ws.send("deck:warnings", now);
    }
    if (!showErrors(source.deck.problems)) server?.ws.send("deck:changed", edited);
  }

  /** In the terminal and on every page; false when there is none. */
  function showErrors(problems: readonly Problem[]): boolean {
    logProblems(problems);
    const overlay = createOverlay(problems, source, root);
    if (overlay !== undefined) server?.ws.send(overlay);
    return overlay !== undefined;
  }

  /** What the file watcher has swallowed is found by looking once more. */
  function recheck(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const fresh = readSlides(root, slides);
      if (isDeepStrictEqual(fresh.textByPath, source.textByPath)) return;
      announceChange(fresh);
      recheck();
    }, RECHECK_DELAY).unref();
  }

  function logWarnings(): void {
    const text = formatWarnings(source.deck.problems);
    if (text !== "") server?.config.logger.warn(text, { timestamp: true });
  }

  function logProblems(problems: readonly Problem[]): void {
    const errors = problems.filter(isError);
    if (errors.length === 0) return;
    server?.config.logger.error(formatProblems(errors, source), { timestamp: true });
  }
}

/** Leads from a slide's `?id=` to Vite's own way to open a file at its line in the author's editor. */
function openSlideSource(root: string, getSource: () => DeckSource): Connect.NextHandleFunction {
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

/** The dev server's line to its pages: what one says, and which. */
interface Pages {
  on(event: string, listen: (at: Location, page: object) => void): unknown;
}

/**
 * Reports each figure that a page draws for more than `limit` milliseconds. A page that draws does
 * nothing else, so it says beforehand what it begins to draw, and then that this is done.
 */
export function reportSlowDrawings(
  pages: Pages,
  limit: number,
  report: (problem: Problem) => void,
): void {
  const timerByPage = new Map<object, NodeJS.Timeout>();
  const stop = (page: object): void => {
    clearTimeout(timerByPage.get(page));
    timerByPage.delete(page);
  };
  pages.on("deck:drawing", (at, page) => {
    stop(page);
    const timer = setTimeout(() => report(describeSlowFigure(at, limit)), limit);
    timerByPage.set(page, timer.unref());
  });
  pages.on("deck:drawn", (_at, page) => stop(page));
  pages.on("vite:client:disconnect", (_at, page) => stop(page));
}
