import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/deck/problem.ts";
import { runCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({
    "slides/deck.yaml": "title: A deck\n",
    "slides/10.md": "## One\n\n[nowhere](#nowhere)\n",
  });
});

afterAll(() => deck?.remove());

const WARNING = 'slides/10.md:3:1 warning: no slide has the id "nowhere"';

test("a warning is listed, and fails nothing", async () => {
  const { code, stdout } = await runCommand(deck.root, ["check"]);
  expect(stdout).toContain(WARNING);
  expect(stdout).toContain("0 errors, 1 warning");
  expect(code).toBe(0);
});

test("with --strict it fails", async () => {
  const { code, stderr } = await runCommand(deck.root, ["check", "--strict"]);
  expect(stderr).toContain(WARNING);
  expect(code).toBe(1);
});

test("with --json a tool reads it, and nothing else", async () => {
  const { code, stdout } = await runCommand(deck.root, ["check", "--json", "--strict"]);
  const problems = JSON.parse(stdout) as readonly Problem[];
  expect(problems).toEqual([
    {
      code: "dead-link",
      severity: "warning",
      message: expect.stringContaining("nowhere"),
      at: { path: "slides/10.md", line: 3, column: 1 },
    },
  ]);
  expect(code).toBe(1);
});
