import { rename } from "node:fs/promises";
import { join } from "node:path";
import { viteSingleFile } from "vite-plugin-singlefile";
import type { RenderOptions } from "../deck/render.ts";
import { buildSite } from "./site.ts";
import { subsetFonts } from "./subsetFonts.ts";

/** Builds the deck as one file that opens by double click; all that it needs is inside. */
export async function buildSingleFile(
  root: string,
  options: RenderOptions,
  { folder, name }: { readonly folder: string; readonly name: string },
): Promise<void> {
  const outDir = join(folder, "single");
  await buildSite({
    ...options,
    root,
    outDir,
    plugins: [subsetFonts(), viteSingleFile({ removeViteModuleLoader: true })],
  });
  await rename(join(outDir, "index.html"), join(folder, name));
}
