import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "../../../src/export/chromium.ts";
import { startDevServer, type DevServer } from "../../devServer.ts";
import { exportFile } from "../../exportFile.ts";
import type { Scratch } from "../../scratch.ts";
import { createSteppedTalk } from "./steppedTalk.ts";

/** What all tests of the speaker view share, because each part takes seconds to make. */
export interface Desk {
  readonly browser: Browser;
  /** The talk as its author has it, and its dev server. */
  readonly talk: Scratch;
  readonly server: DevServer;
  /** The address of its one file on disk. */
  readonly file: string;
  /** The file with the notes from a plain server, at any path: what is on disk may ask for no permission. */
  readonly site: string;
  /** The address of the file without the notes, made when it is first asked for. */
  getPublicFile(): Promise<string>;
  close(): Promise<void>;
}

let shared: Desk | undefined;

/** Opens the desk for all tests of a file. */
export function shareDesk(): void {
  beforeAll(async () => {
    shared = await openDesk();
  });
  afterAll(() => shared?.close());
}

export function getDesk(): Desk {
  if (shared === undefined) throw new Error("the desk is open only while tests run");
  return shared;
}

async function openDesk(): Promise<Desk> {
  const talk = createSteppedTalk();
  const browser = await launchChromium();
  const file = await exportFile(talk.root, true);
  const server = await startDevServer(talk.root);
  const site = await serveFile(file);
  let publicFile: Promise<string> | undefined;
  return {
    browser,
    talk,
    server,
    file,
    site: site.address,
    getPublicFile: () => (publicFile ??= exportFile(talk.root)),
    async close() {
      site.server.close();
      await server.close();
      await browser.close();
      talk.remove();
    },
  };
}

async function serveFile(file: string): Promise<{ server: Server; address: string }> {
  const html = readFileSync(fileURLToPath(file));
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8").end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = server.address();
  const port = typeof found === "object" && found !== null ? found.port : 0;
  return { server, address: `http://127.0.0.1:${port}/` };
}
