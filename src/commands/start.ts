import { createServer } from "vite";
import { deckConfig } from "../vite/config.ts";

/** Serves the deck on this machine while it is written and rehearsed, and opens it. */
async function run(): Promise<void> {
  const server = await createServer({ ...deckConfig(), configFile: false, clearScreen: false });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? "";
  console.log(`\n  Stage        ${address}`);
  console.log(`  Speaker view ${address}?speaker`);
  console.log(`  Reading view ${address}?read\n`);
  console.log("  On stage, S opens the speaker view, ? lists the keys. Ctrl+C stops the server.\n");
  if (process.env["CI"] === undefined && process.stdout.isTTY) server.openBrowser();
}

export default { run };
