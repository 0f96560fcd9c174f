import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spawnCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;
let usual: Server;

beforeAll(async () => {
  deck = createScratch({ "slides/deck.yaml": "title: A deck\n", "slides/10.md": "## A\n" });
  // Whether this server gets the usual port or another had it before: it is not free.
  usual = createServer().listen(5173, "127.0.0.1");
  await once(usual, "listening").catch(() => undefined);
});

afterAll(() => {
  usual?.close();
  deck?.remove();
});

/** All that a server has said once it names its last address. */
async function readGreeting(server: ChildProcess): Promise<string> {
  let said = "";
  for await (const text of server.stdout ?? []) {
    said += String(text);
    if (said.includes("Ctrl+C")) break;
  }
  return said;
}

test("on a busy port the deck takes the next one, says so, and is there", async () => {
  const server = spawnCommand(deck.root, ["start"]);
  try {
    const said = await readGreeting(server);
    expect(said).toContain("Port 5173 is in use, trying another one");
    const address = /Stage +(http:\/\/127\.0\.0\.1:(\d+)\/)/.exec(said);
    expect(Number(address?.[2])).toBeGreaterThan(5173);
    expect(said).toContain(`Reading view ${address?.[1]}?read`);
    const page = await fetch(address?.[1] ?? "");
    expect(await page.text()).toContain("<title>A deck</title>");
  } finally {
    server.kill();
    await once(server, "close");
  }
});
