import { build } from "vite";
import { deckConfig, type DeckConfigOptions } from "../vite/config.ts";

/** Builds the deck as static files with relative addresses into `outDir`, an absolute path. */
export async function buildSite(
  options: DeckConfigOptions & { readonly outDir: string },
): Promise<void> {
  await build({ ...deckConfig(options), configFile: false, logLevel: "warn" });
}
