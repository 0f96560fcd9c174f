import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spawnCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;
let busy: Server;

beforeAll(async () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A deck\n",
    "slides/10.md": "## A\n\n[b](#b)\n",
  });
  busy = createServer().listen(0, "127.0.0.1");
  await once(busy, "listening");
});

afterAll(() => {
  busy?.close();
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

test("where the port that is named is busy the deck takes the next one, says so, tells warnings, and is there", async () => {
  const { port } = busy.address() as AddressInfo;
  const server = spawnCommand(deck.root, ["start", "--port", String(port)]);
  let warned = "";
  server.stderr?.on("data", (text) => (warned += String(text)));
  try {
    const said = await readGreeting(server);
    expect(said).toContain(`Port ${port} is in use, trying another one`);
    const address = /Stage +(http:\/\/127\.0\.0\.1:(\d+)\/)/.exec(said);
    expect(Number(address?.[2])).toBeGreaterThan(port);
    expect(said).toContain(`Reading view ${address?.[1]}?read`);
    const page = await fetch(address?.[1] ?? "");
    expect(await page.text()).toContain("<title>A deck</title>");
    await expect
      .poll(() => warned)
      .toContain("1 warning in the slides\n  slides/10.md:3:1 warning: ");
  } finally {
    server.kill();
    await once(server, "close");
  }
});
