import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { exportFile } from "../../exportFile.ts";
import { deck, serveDeck } from "../../served.ts";
import { createSteppedTalk } from "./steppedTalk.ts";

/** What all tests of the speaker view share beside the served talk, as each part takes seconds. */
export interface Desk {
  /** The address of the talk's one file on disk. */
  readonly file: string;
  /** The file with the notes from a plain server, at any path: what is on disk may ask for no permission. */
  readonly site: string;
  /** The address of the file without the notes, made when it is first asked for. */
  getPublicFile(): Promise<string>;
  close(): void;
}

let shared: Desk | undefined;

/** Serves the stepped talk and opens the desk for all tests of a file. */
export function shareDesk(): void {
  serveDeck(createSteppedTalk);
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
  const file = await exportFile(deck.root, true);
  const site = await serveFile(file);
  let publicFile: Promise<string> | undefined;
  return {
    file,
    site: site.address,
    getPublicFile: () => (publicFile ??= exportFile(deck.root)),
    close: () => site.server.close(),
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
