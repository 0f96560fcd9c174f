import { relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { HotUpdateOptions, ViteDevServer } from "vite";
import { describeSlowFigure } from "../deck/figures.ts";
import type { Figure } from "../deck/model.ts";
import { listFigures } from "../deck/parseDeck.ts";
import { isError, type Problem } from "../deck/problem.ts";
import { describeChange, type ShownDeck } from "../deck/render/change.ts";
import type { RenderOptions } from "../deck/render/render.ts";
import type { SlideCache } from "../deck/chapter/slideCache.ts";
import { isNamedByPage } from "./pageFiles.ts";
import { createOverlay, formatProblems, formatWarnings, listWarnings } from "./problems.ts";
import { isTextOfTalk, readSlides, readTexts, type DeckSource } from "./readSlides.ts";
import { createShownDecks } from "./shownDecks.ts";
import { openSlideSource } from "./slideSource.ts";
import { reportSlowDrawings } from "./slowDrawings.ts";

/** Milliseconds after which files are looked at once more: editors empty one, or take it away, before they write it. */
const RECHECK_DELAY = 60;

export type ServedDeck = ReturnType<typeof createServedDeck>;

export interface ServedOptions extends RenderOptions {
  /** Milliseconds that a page may take to draw one figure. */
  readonly drawingLimit: number;
  /** The deck, where it has been read already. */
  readonly source?: DeckSource | undefined;
}

/** The deck in `root`, as its files are now. Paths are from the project root. */
export function createServedDeck(root: string, options: ServedOptions) {
  const slides: SlideCache = new Map();
  let source = options.source;
  // Not before somebody asks: a browser starts meanwhile.
  const read = (): DeckSource => (source ??= readSlides(root, slides));
  const listNow = () => listWarnings(read().deck.problems, root);
  /** Counts what the deck has been; pages say which of it they show, and are `told` what is without errors. */
  let revision = 0;
  let told = 0;
  const shown = createShownDecks(root, options);
  const show = (): ShownDeck => shown.show(read().deck, revision);
  let server: ViteDevServer | undefined;
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;

  return {
    get source(): DeckSource {
      return read();
    },

    /** The slides as a page shows them now. */
    show,

    /** Tells the pages of this server, and its terminal, what is wrong and what changes. */
    serve,

    /** Reads the deck again, as the file at this path is another, and tells the pages. */
    update(path: string): void {
      // What `look` has seen already, unless the folder is new.
      if (isTextOfTalk(path)) return recheck();
      if (read().shownPaths.has(path)) shown.renew(path);
      announceChange(readSlides(root, slides));
    },

    /** Whether slides are made from a file. */
    isTalkFile(path: string): boolean {
      return isTextOfTalk(path) || path.startsWith("assets/") || read().shownPaths.has(path);
    },

    /** A page has no style sheet or script that just came, still has one that went, and keeps a picture of a style sheet. */
    needsReload(path: string, type: HotUpdateOptions["type"]): boolean {
      if (isNamedByPage(path)) return type !== "update";
      return type === "update" && path.startsWith("assets/") && !read().shownPaths.has(path);
    },
  };

  function serve(devServer: ViteDevServer): void {
    server = devServer;
    const { ws, watcher } = server;
    server.middlewares.use("/__slide-source", openSlideSource(root, read));
    // Whoever asks for no address writes no slides: a test runner, for instance.
    server.httpServer?.once("listening", () =>
      setImmediate(() => {
        logProblems(read().deck.problems);
        logWarnings();
      }),
    );
    watcher.once("ready", recheck);
    // As the system says it: Vite asks what has happened first, and swallows what follows within 50 ms.
    watcher.on("raw", (_event, path, { watchedPath = path }) => {
      if (!/^slides(?:[\\/]|$)/.test(relative(root, String(watchedPath)))) return;
      immediate ??= setImmediate(() => {
        immediate = undefined;
        look();
      });
    });
    ws.on("deck:warnings", (_data, client) => client.send("deck:warnings", listNow()));
    ws.on("vite:client:connect", (_data, client) => {
      const overlay = createOverlay(read().deck.problems, read(), root);
      if (overlay !== undefined) client.send(overlay);
    });
    // A page hears nothing of what is saved between its HTML and its connection.
    ws.on("deck:opened", (has: number, client) => {
      if (has === revision || read().deck.problems.some(isError)) return;
      client.send("deck:changed", describeChange(shown.find(has), show()));
    });
    // What only a browser can see, a diagram that does not parse, comes back from the page with the
    // figure's name, which is made of its source: one that was mended meanwhile is no news.
    ws.on("deck:problems", (found: readonly { name: string; problem: Problem }[]) => {
      showErrors(
        found.flatMap(({ name, problem }) =>
          listNamed(name).map(({ at: { path, line, column } }) => {
            const { line: below, column: right } = problem.at;
            const at = { path, line: line + below - 1, column: column + right - 1 };
            return { ...problem, at };
          }),
        ),
      );
    });
    const { drawingLimit } = options;
    reportSlowDrawings(ws, drawingLimit, (name) => {
      showErrors(listNamed(name).map(({ at }) => describeSlowFigure(at, drawingLimit)));
    });
  }

  function listNamed(name: string): readonly Figure[] {
    return listFigures(read().deck).filter((figure) => figure.name === name);
  }

  /** Reads the deck again if a file of it is another than it was. */
  function look(isSure = false): void {
    const now = readTexts(root);
    const before = [...read().textByPath].filter(([path]) => isTextOfTalk(path));
    const changed = before.filter(([path, text]) => now.get(path)?.toString() !== text);
    if (changed.length === 0 && before.length === now.size) return;
    if (!isSure && changed.some(([path]) => !now.get(path)?.length)) return recheck();
    announceChange(readSlides(root, slides));
  }

  function recheck(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      look(true);
    }, RECHECK_DELAY).unref();
  }

  /** With an error, what is on screen stays there, under the overlay. */
  function announceChange(fresh: DeckSource): void {
    const before = listNow();
    source = fresh;
    const warnings = listNow();
    revision += 1;
    if (!isDeepStrictEqual(before, warnings)) {
      logWarnings();
      server?.ws.send("deck:warnings", warnings);
    }
    if (showErrors(read().deck.problems)) return;
    server?.ws.send("deck:changed", describeChange(shown.find(told), show()));
    told = revision;
  }

  /** In the terminal and on every page; false when there is none. */
  function showErrors(problems: readonly Problem[]): boolean {
    logProblems(problems);
    const overlay = createOverlay(problems, read(), root);
    if (overlay !== undefined) server?.ws.send(overlay);
    return overlay !== undefined;
  }

  function logWarnings(): void {
    const text = formatWarnings(read().deck);
    if (text !== "") server?.config.logger.warn(text, { timestamp: true });
  }

  function logProblems(problems: readonly Problem[]): void {
    const errors = problems.filter(isError);
    if (errors.length === 0) return;
    server?.config.logger.error(formatProblems(errors, read()), { timestamp: true });
  }
}
