import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import preview from "../../src/commands/preview.ts";
import { UsageError } from "../../src/commands/defineCommand.ts";
import { spawnCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({
    "dist/index.html": "<title>A site</title>",
    "dist-notes/index-notes.html": "a secret",
    "filled/slides/deck.yaml": "# ‹what this is›\ntitle: A\n",
    "unfilled/slides/deck.yaml": "title: A\ndate: ‹when›\n",
  });
});

afterAll(() => deck?.remove());

test("a preview serves what is there, and finds nothing else", async () => {
  const child = spawnCommand(deck.root, ["preview"]);
  try {
    const address = await new Promise<string>((resolve) => {
      child.stdout?.on("data", (text: Buffer) => {
        const found = /at (http\S+)/.exec(text.toString())?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    expect(await (await fetch(address)).text()).toBe("<title>A site</title>");
    expect((await fetch(`${address}nowhere`)).status).toBe(404);
  } finally {
    child.kill();
  }
});

/** Why a folder is not served. */
async function findFault(folder: string): Promise<string> {
  vi.spyOn(process, "cwd").mockReturnValue(deck.root);
  try {
    await preview.run([folder]);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  } finally {
    vi.restoreAllMocks();
  }
  return "";
}

test("a preview does not take the speaker's own copy", async () => {
  expect(await findFault("dist-notes")).toMatch(/^dist-notes\/ is the speaker's own copy, .*$/);
});

test("what is still to be filled in stops the publishing workflow", () => {
  const path = join(import.meta.dirname, "../../.github/workflows/publish.yml");
  const { jobs } = parse(readFileSync(path, "utf8"));
  const guard = jobs.publish.steps.find(({ name }: { name?: string }) =>
    name?.startsWith("Refuse"),
  );
  const publish = (folder: string): number | null =>
    spawnSync("bash", ["-e", "-c", guard.run], { cwd: join(deck.root, folder) }).status;
  expect(["filled", "unfilled"].map(publish)).toEqual([0, 1]);
});

test("a preview without a site says what makes one", async () => {
  expect(await findFault("slides")).toBe(
    'there is no site in slides/ yet: "npm run export" makes one',
  );
});
