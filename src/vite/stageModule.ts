import { dirname, join } from "node:path";
import { rolldown } from "rolldown";
import type { Plugin } from "vite";

/**
 * The dev server's way of serving the code of the stage: reveal and all modules of ours as one.
 * A browser spends 10 ms on each module that it asks for, and the first slide waits for them all.
 */
export function stageModule(): Plugin {
  return {
    name: "stage-module",
    apply: "serve",
    async load(id) {
      if (!id.endsWith("/src/present/main.ts")) return undefined;
      const bundle = await rolldown({ input: id, platform: "browser", plugins: [LATER] });
      const [{ code, map, moduleIds }] = (
        await bundle.generate({ codeSplitting: false, sourcemap: true })
      ).output;
      await bundle.close();
      for (const path of moduleIds) this.addWatchFile(path);
      return { code, map };
    },
  };
}

/** The drawing of figures, with its large libraries, comes when it is needed: that stays with Vite. */
const LATER = {
  name: "later",
  resolveId(source: string, importer: string | undefined, { kind }: { kind: string }) {
    const isPartOfStage = source.startsWith("./");
    if (kind !== "dynamic-import" || importer === undefined || isPartOfStage) return undefined;
    const id = source.startsWith(".") ? join(dirname(importer), source) : source;
    return { id, external: "absolute" as const };
  },
};
