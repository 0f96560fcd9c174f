import { createServer, type ViteDevServer } from "vite";
import { deckConfig, type DeckConfigOptions } from "../src/vite/config.ts";

export interface DevServer {
  readonly address: string;
  readonly vite: ViteDevServer;
  close(): Promise<void>;
}

/** Vite's real dev server for the deck in `root`, on a free port. */
export async function startDevServer(
  root: string,
  options: DeckConfigOptions = {},
): Promise<DevServer> {
  const config = deckConfig({ ...options, root });
  const vite = await createServer({
    ...config,
    configFile: false,
    logLevel: "silent",
    server: { ...config.server, port: 0 },
  });
  await vite.listen();
  return { address: vite.resolvedUrls?.local[0] ?? "", vite, close: () => vite.close() };
}
