import { dirname, join } from "node:path";
import { rolldown, type OutputChunk } from "rolldown";
import type { Plugin } from "vite";

const ENTRY = "main.ts";

/**
 * The dev server's way of serving the code of the stage: reveal and nearly all modules of ours as
 * one. A browser spends 10 ms on each module that it asks for, and the first slide waits for them.
 */
export function stageModule(): Plugin {
  /** What the stage imports later, or shares with that, by the path that it is served from. */
  const chunks = new Map<string, OutputChunk>();

  return {
    name: "stage-module",
    apply: "serve",
    resolveId(source, importer) {
      const path = join(dirname(importer ?? ""), source);
      return chunks.has(path) ? path : undefined;
    },
    async load(id) {
      if (id.endsWith(`/src/present/${ENTRY}`)) {
        for (const chunk of await bundle(id)) chunks.set(join(dirname(id), chunk.fileName), chunk);
      }
      const chunk = chunks.get(id);
      for (const path of chunk?.moduleIds ?? []) this.addWatchFile(path);
      return chunk && { code: chunk.code, map: null };
    },
  };
}

async function bundle(entry: string): Promise<OutputChunk[]> {
  const build = await rolldown({ input: entry, platform: "browser", plugins: [LEAVE] });
  const { output } = await build.generate({ entryFileNames: ENTRY });
  await build.close();
  return output.filter((file) => file.type === "chunk");
}

/** Style sheets, and the drawing of figures with its large libraries, stay with Vite. */
const LEAVE = {
  name: "leave",
  resolveId(source: string, importer = "") {
    if (!/\.css$|\/figures\/drawSource\.ts$/.test(source)) return undefined;
    return { id: join(dirname(importer), source), external: "absolute" as const };
  },
};
