import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { preview } from "vite";
import { nameCommand } from "../vite/folders.ts";
import { defineCommand, parsePort, UsageError } from "./defineCommand.ts";

interface Place {
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
}

/**
 * Serves an export, `dist/` or the folder that is named, as a host of static files would: what is
 * not there is not found. Of a talk that is its `dist/`. The speaker's own copy is for no host.
 */
async function serve(named: string, { port, host, open }: Place): Promise<void> {
  const folder = existsSync(join(named, "slides")) ? join(named, "dist") : named;
  const outDir = resolve(folder);
  if (existsSync(outDir) && readdirSync(outDir).some((name) => name.includes("-notes."))) {
    throw new UsageError(
      `${folder}/ is the speaker's own copy, with the notes, and is not for any host: open its files by double click`,
    );
  }
  if (!existsSync(join(outDir, "index.html"))) {
    throw new UsageError(
      `there is no site in ${folder}/ yet: "${nameCommand("export")}" makes one`,
    );
  }
  const server = await preview({
    root: process.cwd(),
    configFile: false,
    logLevel: "warn",
    appType: "mpa",
    build: { outDir },
    preview: { host, port, open },
  });
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  console.log(`${folder}/ at ${[...local, ...network].join(", ")}`);
}

export default defineCommand(
  {
    name: "preview",
    about:
      "Serves an export as a host would: dist/, the folder that is named, or dist/ of the talk in there.",
    operand: "folder",
    options: {
      port: {
        type: "string",
        value: "number",
        about: "Where it is served (4173, or the next free)",
      },
      host: { type: "string", value: "address", about: "0.0.0.0 for the network (127.0.0.1)" },
      open: { type: "boolean", about: "Opens the browser" },
    },
  },
  ({ port, host = "127.0.0.1", open = false }, folder = "dist") =>
    serve(folder, { port: parsePort(port, 4173), host, open }),
);
