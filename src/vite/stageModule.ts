import { basename, dirname, join } from "node:path";
import { rolldown, type OutputChunk } from "rolldown";
import type { Plugin } from "vite";
import { TOOL } from "./folders.ts";
import { revealCore } from "./revealCore.ts";

const STYLES = "/src/theme/theme.css?direct";
const ENTRY = "src/present/main.ts";

/**
 * The dev server's way of serving the code of the stage: reveal and nearly all modules of ours as
 * one. A browser spends 10 ms on each module that it asks for, and the first slide waits for them:
 * on a busy machine it came after 2.4 s instead of 1.9, at the median of five cold starts each.
 */
export function stageModule(): Plugin {
  /** What the stage imports later, or shares with that, by the path that it is served from. */
  const chunks = new Map<string, OutputChunk>();
  let first: Promise<OutputChunk[]> | undefined;

  return {
    name: "stage-module",
    apply: "serve",
    config() {
      // Rolldown's threads are at work while the slides are parsed here.
      first = bundle(join(TOOL, ENTRY));
      first.catch(() => undefined);
    },
    configureServer(server) {
      // As a link asks for it: of the file's name alone, Vite would make what a module imports.
      server.httpServer?.once("listening", () => void server.warmupRequest(STYLES));
    },
    resolveId(source, importer) {
      const path = join(dirname(importer ?? ""), source);
      return chunks.has(path) ? path : undefined;
    },
    async load(id) {
      if (id.endsWith(`/${ENTRY}`)) {
        const bundled = await (first ?? bundle(id));
        first = undefined;
        for (const chunk of bundled) chunks.set(join(dirname(id), chunk.fileName), chunk);
      }
      const chunk = chunks.get(id);
      for (const path of chunk?.moduleIds ?? []) this.addWatchFile(path);
      // An empty map keeps Vite from making one, which takes 90 ms.
      return chunk && { code: chunk.code, map: { mappings: "" } };
    },
  };
}

async function bundle(entry: string): Promise<OutputChunk[]> {
  const build = await rolldown({
    input: entry,
    platform: "browser",
    plugins: [LEAVE, revealCore()],
  });
  const { output } = await build.generate({ entryFileNames: basename(entry) });
  await build.close();
  return output.filter((file) => file.type === "chunk");
}

/** Style sheets, and the drawing of figures with its large libraries, stay with Vite. */
const LEAVE = {
  name: "leave",
  resolveId(source: string, importer = "") {
    if (!/\.css$|\/figures\/drawFigure\.ts$/.test(source)) return undefined;
    return { id: join(dirname(importer), source), external: "absolute" as const };
  },
};
