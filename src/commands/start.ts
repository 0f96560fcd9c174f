import { createServer, mergeConfig } from "vite";
import { deckConfig } from "../vite/config.ts";
import { isLoopback } from "../vite/dataServers.ts";
import { defineCommand, findTalk, parsePort, UsageError } from "./defineCommand.ts";

/** Serves the deck on this machine while it is written and rehearsed, and opens it. */
export default defineCommand(
  {
    name: "start",
    about: "Serves the deck on this machine and opens it; a saved slide is on screen at once.",
    operand: "folder",
    options: {
      port: {
        type: "string",
        value: "number",
        about: "Where it is served (5173, or the next free)",
      },
      host: {
        type: "string",
        value: "address",
        about: "For whom: 0.0.0.0 shows slides and notes to the whole network (127.0.0.1)",
      },
      prometheus: {
        type: "string",
        value: "address",
        about: "Answers the live queries of charts: http://127.0.0.1:9090",
      },
      lab: {
        type: "string",
        value: "address",
        about: "A laboratory on this machine, which slides may query and act on",
      },
      open: { type: "boolean", about: "Opens the browser, with --no-open never (in a terminal)" },
    },
  },
  async (
    { port, host, prometheus, lab, open = process.env["CI"] === undefined && process.stdout.isTTY },
    folder,
  ) => {
    const root = findTalk(folder);
    const servers = {
      prometheus: parseOrigin("prometheus", prometheus),
      lab: parseOrigin("lab", lab),
    };
    if (servers.lab !== undefined && !isLoopback(servers.lab)) {
      throw new UsageError(`--lab takes an address of this machine, not "${lab}"`);
    }
    const live = lab === undefined && prometheus === undefined ? undefined : servers;
    const usual = deckConfig({ root, live });
    const server = await createServer(
      mergeConfig(
        { ...usual, configFile: false, clearScreen: false },
        { server: { port: parsePort(port, 5173), ...(host !== undefined && { host }) } },
      ),
    );
    await server.listen();
    const { local = [], network = [] } = server.resolvedUrls ?? {};
    const [address = "", ...others] = [...local, ...network];
    console.log(`\n  Stage        ${address}`);
    console.log(`  Speaker view ${address}?speaker`);
    console.log(`  Reading view ${address}?read\n`);
    for (const other of others) console.log(`  From another machine: ${other}\n`);
    console.log(
      "  On stage, S opens the speaker view, ? lists the keys. Ctrl+C stops the server.\n",
    );
    if (open) server.openBrowser();
  },
);

/** The origin that an option names, if any. */
function parseOrigin(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { protocol, href, origin } = new URL(URL.canParse(text) ? text : "about:blank");
  if (/^https?:$/.test(protocol) && href === `${origin}/`) return origin;
  throw new UsageError(`--${option} takes an address like http://127.0.0.1:9090, not "${text}"`);
}
