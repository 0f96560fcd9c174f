import { createRequire } from "node:module";
import { join } from "node:path";
import { Features } from "lightningcss";
import { createServer, type UserConfig } from "vite";
import { DRAWING_LIMIT } from "../deck/figures.ts";
import { dataServers, type DataServers } from "./dataServers.ts";
import { findCache, TOOL } from "./folders.ts";
import { revealCore } from "./revealCore.ts";
import type { ServedOptions } from "./servedDeck.ts";
import { slidesPlugin } from "./slidesPlugin.ts";
import { stageModule } from "./stageModule.ts";
import { TOOL_ALIAS, toolPage } from "./toolFiles.ts";
import { vegaModules } from "./vegaModules.ts";

export interface DeckConfigOptions extends Partial<ServedOptions> {
  /** The folder of the talk, with its `slides/`; the current one by default. */
  readonly root?: string;
  /** What the stage may ask besides the deck. */
  readonly live?: DataServers | undefined;
}

const UNWATCHED = ["dist", "dist-notes", "tests", ".scratch"];

/** The first versions that know color-mix(); what they lack of newer CSS is rewritten. */
const BROWSERS = ["chrome111", "firefox115", "safari16.2"];
/** The same as Lightning CSS counts versions. */
const CSS_TARGETS = { chrome: 111 << 16, firefox: 115 << 16, safari: (16 << 16) | (2 << 8) };

/** The one Vite configuration: dev server, build, every export and the tests start from it. */
export function deckConfig({
  root = process.cwd(),
  notes = true,
  svgByName = new Map(),
  drawingLimit = DRAWING_LIMIT,
  source,
  live,
}: DeckConfigOptions = {}): UserConfig {
  return {
    root,
    cacheDir: join(findCache(root), "vite"),
    base: "./",
    publicDir: false,
    plugins: [
      toolPage(root),
      stageModule(),
      slidesPlugin(root, { notes, svgByName, drawingLimit, source }),
      live && dataServers(live),
      revealCore(),
      vegaModules(),
    ],
    resolve: {
      alias: [{ find: /^mermaid$/, replacement: "mermaid/dist/mermaid.esm.min.mjs" }, TOOL_ALIAS],
    },
    // Both packages ship plain modules: served as they are, the first slide is there at once,
    // where Vite's pre-bundling of Mermaid alone takes three seconds.
    optimizeDeps: { noDiscovery: true, include: [] },
    // Its first style sheet is there 400 ms before that of PostCSS.
    css: {
      transformer: "lightningcss",
      // Rewritten, a colour of the root would not follow a scheme inside the page: the export says
      // it for both kinds of browser.
      lightningcss: { targets: CSS_TARGETS, exclude: Features.LightDark },
    },
    // Several decks may be open at once, and only this machine should see them.
    server: {
      host: "127.0.0.1",
      port: 5173,
      strictPort: false,
      // What no page is made of: to look at all of it takes longer than to build the first page.
      watch: { ignored: UNWATCHED.map((folder) => `${root}/${folder}/**`) },
      // Ready before the browser asks for it, as the style sheet is: see stageModule.ts.
      warmup: { clientFiles: ["./src/present/main.ts"] },
      // Fonts and Mermaid come from the packages, which may be installed beside the tool.
      fs: { allow: [root, TOOL, findCache(root), findPackages()] },
    },
    html: {
      additionalAssetSources: {
        iframe: { srcAttributes: ["src"] },
        // Links to files of the talk, which are downloaded.
        a: { srcAttributes: ["href"], filter: ({ attributes }) => "download" in attributes },
      },
    },
    build: {
      target: BROWSERS,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      // On a slow machine Rolldown tells how long plugins took: nothing that an author could mend.
      rolldownOptions: {
        checks: { bundlerTimings: false },
        // Every host and every text can name a file that has these characters only.
        output: { sanitizeFileName: (name) => name.normalize("NFD").replace(/[^\w./-]+/g, "-") },
      },
    },
  };
}

/** Serves pages that this process opens itself, on a free port: nobody edits while it looks at them. */
export async function serveOnce(
  config: UserConfig,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const server = await createServer({
    logLevel: "error",
    ...config,
    configFile: false,
    server: { ...config.server, port: 0, hmr: false, watch: null },
  });
  await server.listen();
  return { address: server.resolvedUrls?.local[0] ?? "", close: () => server.close() };
}

/** The folder `node_modules` that this code itself runs from. */
function findPackages(): string {
  return join(createRequire(import.meta.url).resolve("vite/package.json"), "../..");
}
