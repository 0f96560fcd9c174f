import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spawnCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "## One\n",
    "dist/index.html": "the last good one",
  });
});

afterAll(() => deck.remove());

// Elsewhere there are no such signals, or no such list of processes.
test.skipIf(process.platform !== "linux").each(["building", "printing"])(
  "an export that is interrupted while %s leaves the last one, and no process",
  async (moment) => {
    const mark = `EXPORT_MARK=${deck.root}`;
    const child = spawnCommand(deck.root, ["export", "--only", "pdf"], { EXPORT_MARK: deck.root });
    child.stdout?.on("data", (text: Buffer) => {
      if (text.toString().includes(moment)) child.kill("SIGINT");
    });
    let said = "";
    child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(130);
    expect(said).toBe("interrupted: dist/ is as it was\n");
    expect(readdirSync(deck.root).filter((name) => name.startsWith(".export-"))).toEqual([]);
    expect(readdirSync(`${deck.root}/dist`)).toEqual(["index.html"]);
    expect(readFileSync(`${deck.root}/dist/index.html`, "utf8")).toBe("the last good one");
    await expect.poll(() => listProcesses(mark)).toEqual([]);
  },
);

/** The processes with this in their environment. */
function listProcesses(mark: string): string[] {
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, "latin1").includes(mark);
    } catch {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  });
}
