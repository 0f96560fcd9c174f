import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { beforeAll } from "vitest";
import { exportFile } from "../../exportFile.ts";
import { deck, shareDeck } from "../../served.ts";
import { createSteppedTalk } from "./steppedTalk.ts";

/** What all tests of the speaker view share beside the served talk, as each part takes seconds. */
export interface Fixture {
  /** The address of the talk's one file on disk. */
  readonly file: string;
  /** The file with the notes from a plain server, at any path: what is on disk may ask for no permission. */
  readonly site: string;
  /** The address of the file without the notes, made when it is first asked for. */
  getPublicFile(): Promise<string>;
}

let fixture: Fixture | undefined;
/** One for all files of a worker. */
let opened: Promise<Fixture> | undefined;

/** Serves the stepped talk and opens the fixture for the tests of a file. */
export function shareFixture(): void {
  shareDeck(createSteppedTalk);
  beforeAll(async () => {
    fixture = await (opened ??= openFixture());
  });
}

export function getFixture(): Fixture {
  if (fixture === undefined) throw new Error("the fixture is open only while tests run");
  return fixture;
}

async function openFixture(): Promise<Fixture> {
  const { root } = deck;
  const file = await exportFile(root, true);
  const site = await serveFile(file);
  let publicFile: Promise<string> | undefined;
  return {
    file,
    site,
    getPublicFile: () => (publicFile ??= exportFile(root)),
  };
}

async function serveFile(file: string): Promise<string> {
  const html = readFileSync(fileURLToPath(file));
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8").end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = server.address();
  const port = typeof found === "object" && found !== null ? found.port : 0;
  return `http://127.0.0.1:${port}/`;
}
