import { posix, relative, sep } from "node:path";
import type { Plugin } from "vite";
import { listFigures } from "../deck/parseDeck.ts";
import { THEME_PATH } from "../deck/paths.ts";
import { renderPage } from "../deck/render/page.ts";
import { nameTalk } from "./folders.ts";
import { createServedDeck, type ServedDeck, type ServedOptions } from "./servedDeck.ts";
import { addressFile, fillSlides, fillTalkFiles, hasFormulas, showSlides } from "./pageFiles.ts";
import { setPolicy } from "./policy.ts";
import { assertNoErrors } from "./problems.ts";

/** How a page is built that has nothing to draw. */
const WITHOUT_DRAWING = {
  // Nothing is left of its import, but to read Mermaid and Vega for it takes 700 ms.
  external: /\/figures\/drawFigure\.ts$/,
  // One request for all scripts: nothing large can wait until it is needed.
  output: { codeSplitting: false },
};

/**
 * Puts the talk of `root/slides` into `index.html`, and follows its files while the dev server runs.
 * A page that is built is still without what `renderPage` fills in: who writes it knows what is
 * written with it.
 */
export function slidesPlugin(root: string, options: ServedOptions): Plugin[] {
  let live: ServedDeck;

  const plugin: Plugin = {
    name: "slides",

    config(_config, { command }) {
      live = createServedDeck(root, options);
      const drawsFigures =
        command === "serve" ||
        !listFigures(live.source.deck).every(({ name }) => options.svgByName.has(name));
      const showsFormulas = command === "serve" || hasFormulas(live.source.deck);
      return {
        define: {
          "import.meta.env.HAS_NOTES": options.notes,
          "import.meta.env.DRAWS_FIGURES": drawsFigures,
          "import.meta.env.HAS_FORMULAS": showsFormulas,
        },
        build: { rolldownOptions: drawsFigures ? {} : WITHOUT_DRAWING },
      };
    },

    buildStart() {
      if (this.environment.mode === "build") {
        assertNoErrors(live.source.deck.problems, live.source);
      }
    },

    configureServer: (server) => live.serve(server),

    hotUpdate({ type, file, server }) {
      const path = relative(root, file).split(sep).join("/");
      const isClient = this.environment.name === "client";
      // Vite itself brings new styles; what they name may be missing, or there again.
      if (path === THEME_PATH && isClient) live.update(path);
      const isReload = live.needsReload(path, type);
      if (!isReload && !live.isTalkFile(path)) return undefined;
      if (isReload && isClient) {
        // Vite keeps what it made of a file that went, and would serve that once the file is back.
        this.environment.moduleGraph.onFileChange(file);
        server.ws.send({ type: "full-reload" });
      } else if (isClient) live.update(path);
      // The talk's files are no modules: the page is sent the sections that are others.
      return [];
    },

    transformIndexHtml: {
      order: "pre",
      handler(html, { server }) {
        // Served, the next save may bring the first formula.
        const isShown = server !== undefined || hasFormulas(live.source.deck);
        const page = fillTalkFiles(html, root, isShown);
        if (server !== undefined) return page;
        const filled = fillSlides(page, showSlides(live.source.deck, root, options));
        // A page that is built names files by their way from the talk.
        const home = addressFile(root);
        return filled.replace(/(?<=")\/@fs\/[^"]+/g, (path) => `/${posix.relative(home, path)}`);
      },
    },
  };

  // A build reads the slides with pictures. The dev server serves pictures as they are, and its
  // reading of 30 slides would take as long as all the rest of the page.
  const slidesUnread: Plugin = {
    name: "slides:unread",
    transformIndexHtml: {
      order: "post",
      handler(html, { server }) {
        if (server === undefined) return html;
        const shown = live.show();
        const attributes = { "data-revision": shown.revision, "data-talk": nameTalk(root) };
        const page = fillSlides(html, shown);
        return setPolicy(renderPage(page, shown.deck, { notes: options.notes, attributes }), true);
      },
    },
  };
  return [plugin, slidesUnread];
}
