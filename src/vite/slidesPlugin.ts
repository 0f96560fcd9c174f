import { relative, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { HotUpdateOptions, Plugin, ViteDevServer } from "vite";
import type { Deck } from "../deck/model.ts";
import { findEditedSlide } from "../deck/findEditedSlide.ts";
import { listFigures, type ChapterCache } from "../deck/parseDeck.ts";
import { THEME_PATH } from "../deck/paths.ts";
import { isError, type Problem } from "../deck/problem.ts";
import type { RenderOptions } from "../deck/render/render.ts";
import {
  fillHead,
  fillSlides,
  isNamedByPage,
  markOwnCopy,
  markRevision,
  renderPageSlides,
} from "./page.ts";
import { setPolicy } from "./policy.ts";
import { isTextOfTalk, readSlides, type DeckSource } from "./readSlides.ts";
import { createRenewedPictures } from "./renewedPictures.ts";
import { slideSource } from "./slideSource.ts";
import {
  assertNoErrors,
  createOverlay,
  formatProblems,
  formatWarnings,
  listWarnings,
} from "./viteError.ts";
import { watchDrawings } from "./watchDrawings.ts";

/** Milliseconds after a save: Vite's file watcher swallows those that follow it within 50. */
const RECHECK_DELAY = 60;

/** How a page is built that has nothing to draw. */
const WITHOUT_DRAWING = {
  // Nothing is left of its import, but to read Mermaid and Vega behind it takes 700 ms.
  external: /\/figures\/drawSource\.ts$/,
  // One request for all scripts: nothing large can wait until it is needed.
  output: { codeSplitting: false },
};

export interface SlidesOptions extends RenderOptions {
  /** Milliseconds that a page of the dev server may take to draw one figure. */
  readonly drawingLimit: number;
  /** The deck, where it has been read already. */
  readonly source?: DeckSource | undefined;
}

/** What a page could not draw: a figure's name is made of its source. */
interface FigureProblem {
  readonly name: string;
  readonly problem: Problem;
}

/** Puts the talk of `root/slides` into `index.html`, and follows its files while the dev server runs. */
export function slidesPlugin(root: string, options: SlidesOptions): Plugin[] {
  const chapters: ChapterCache = new Map();
  let source: DeckSource;
  let timer: NodeJS.Timeout | undefined;
  /** Counts the changes that pages were told of; each says which it was made with. */
  let revision = 0;
  const renewed = createRenewedPictures();

  const plugin: Plugin = {
    name: "slides",

    config(_config, { command }) {
      source = options.source ?? readSlides(root, chapters);
      const drawsFigures = command === "serve" || hasUndrawn(source.deck, options);
      return {
        define: {
          "import.meta.env.HAS_NOTES": options.notes,
          "import.meta.env.DRAWS_FIGURES": drawsFigures,
        },
        build: { rolldownOptions: drawsFigures ? {} : WITHOUT_DRAWING },
      };
    },

    buildStart() {
      if (this.environment.mode === "build") assertNoErrors(source.deck.problems, source);
    },

    configureServer(server) {
      server.middlewares.use(
        "/__slide-source",
        slideSource(root, () => source.deck),
      );
      logProblems(server, source.deck.problems);
      // Whoever asks for no address writes no slides: a test runner, for instance.
      server.httpServer?.once("listening", () => logWarnings(server));
      server.ws.on("deck:warnings", (_data, client) => {
        client.send("deck:warnings", listWarnings(source.deck.problems, root));
      });
      server.ws.on("vite:client:connect", (_data, client) => {
        const overlay = createOverlay(source.deck.problems, source, root);
        if (overlay !== undefined) client.send(overlay);
      });
      // A page hears nothing of what is saved between its HTML and its connection.
      server.ws.on("deck:opened", (shown: number, client) => {
        const isStale = shown !== revision && !source.deck.problems.some(isError);
        if (isStale) client.send("deck:changed");
      });
      server.watcher.once("ready", () => recheck(server));
      // What only a browser can see, a diagram that does not parse, comes back from the page.
      // One that was mended while the page was drawing is no news.
      server.ws.on("deck:problems", (found: FigureProblem[]) => {
        const names = new Set(listFigures(source.deck).map(({ name }) => name));
        const problems = found.filter(({ name }) => names.has(name)).map(({ problem }) => problem);
        showErrors(server, problems);
      });
      watchDrawings(server.ws, options.drawingLimit, (problem) => showErrors(server, [problem]));
    },

    hotUpdate({ type, file, server }) {
      const path = relative(root, file).split(sep).join("/");
      // Vite itself brings new styles; what they name may be missing, or there again.
      if (path === THEME_PATH && this.environment.name === "client") {
        announceChange(server, readSlides(root, chapters));
      }
      const isReload = needsReload(path, type);
      if (!isReload && !isTalkFile(path)) return undefined;
      if (this.environment.name !== "client") return [];
      if (isReload) {
        // Vite keeps what it made of a file that went, and would serve that once the file is back.
        this.environment.moduleGraph.onFileChange(file);
        server.ws.send({ type: "full-reload" });
      } else {
        if (source.shownPaths.has(path)) renewed.add(path);
        announceChange(server, readSlides(root, chapters));
        recheck(server);
      }
      // The talk's files are no modules: the page fetches itself and swaps the sections that differ.
      return [];
    },

    transformIndexHtml: {
      order: "pre",
      handler: (html, { server }) => {
        const page = fillHead(html, root, source.deck, options);
        if (server !== undefined) return page;
        const marked = options.notes ? markOwnCopy(page, source.deck) : page;
        return fillSlides(marked, renderPageSlides(root, source.deck, options));
      },
    },
  };

  // A build reads the slides with pictures. The dev server serves pictures as they are, and its
  // reading of 30 slides would take as long as all the rest of the page.
  const slidesUnread: Plugin = {
    name: "slides:unread",
    transformIndexHtml: {
      order: "post",
      handler: (html, { server }) => {
        if (server === undefined) return html;
        const page = fillSlides(html, renderPageSlides(root, source.deck, options));
        const isFaulty = source.deck.problems.some(isError);
        return setPolicy(markRevision(renewed.readdress(page), revision, isFaulty), true);
      },
    },
  };
  return [plugin, slidesUnread];

  function isTalkFile(path: string): boolean {
    return isTextOfTalk(path) || path.startsWith("assets/") || source.shownPaths.has(path);
  }

  /** A page has no style sheet or script that just came, still has one that went, and keeps a picture of a style sheet. */
  function needsReload(path: string, type: HotUpdateOptions["type"]): boolean {
    if (isNamedByPage(path)) return type !== "update";
    return type === "update" && path.startsWith("assets/") && !source.shownPaths.has(path);
  }

  /** With an error, what is on screen stays there, behind the overlay. */
  function announceChange(server: ViteDevServer, fresh: DeckSource): void {
    const edited = findEditedSlide(source.deck, fresh.deck);
    const [before, now] = [source, fresh].map(({ deck }) => listWarnings(deck.problems, root));
    source = fresh;
    revision += 1;
    if (!isDeepStrictEqual(before, now)) {
      logWarnings(server);
      server.ws.send("deck:warnings", now);
    }
    if (!showErrors(server, source.deck.problems)) server.ws.send("deck:changed", edited);
  }

  /** In the terminal and on every page; false when there is none. */
  function showErrors(server: ViteDevServer, problems: readonly Problem[]): boolean {
    logProblems(server, problems);
    const overlay = createOverlay(problems, source, root);
    if (overlay !== undefined) server.ws.send(overlay);
    return overlay !== undefined;
  }

  /** What the file watcher has swallowed is found by looking once more. */
  function recheck(server: ViteDevServer): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const fresh = readSlides(root, chapters);
      if (isDeepStrictEqual(fresh.textByPath, source.textByPath)) return;
      announceChange(server, fresh);
      recheck(server);
    }, RECHECK_DELAY).unref();
  }

  function logWarnings({ config }: ViteDevServer): void {
    const text = formatWarnings(source.deck.problems);
    if (text !== "") config.logger.warn(text, { timestamp: true });
  }

  function logProblems(server: ViteDevServer, problems: readonly Problem[]): void {
    const { logger } = server.config;
    const errors = problems.filter(isError);
    if (errors.length > 0) logger.error(formatProblems(errors, source), { timestamp: true });
  }
}

function hasUndrawn(deck: Deck, { svgByName }: RenderOptions): boolean {
  return listFigures(deck).some(({ name }) => !svgByName.has(name));
}
