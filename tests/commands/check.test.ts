import { afterAll, beforeAll, expect, test, vi } from "vitest";
import check, { reportCheck } from "../../src/commands/check.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({
    "slides/deck.yaml": "title: A deck\n",
    "slides/10.md": "## One\n\n[nowhere](#nowhere)\n",
  });
});

afterAll(() => deck?.remove());

/** What is said of the deck when a browser has nothing to add. */
function report(strict: boolean, { root } = deck, all = false) {
  const source = readSlides(root);
  const { problems } = source.deck;
  return reportCheck({ ...source, problems, unseen: undefined }, { strict, json: false, all });
}

test("a warning is listed, and fails nothing", () => {
  const { listing, failed } = report(false);
  expect(listing).toContain('slides/10.md:3:1 warning: no slide has the id "nowhere"');
  expect(listing).toContain("0 errors, 1 warning");
  expect(failed).toBe(false);
});

test("with --strict it fails", () => {
  expect(report(true)).toEqual({ listing: report(false).listing, failed: true });
});

test("of a deck with very many, a screen is printed: one of a kind with a count, the worst first", () => {
  const slide =
    "\n---\n\n## A\n\n{{ x }} {{ y }} text {.a colour=red} {.b shape=round}\n\n![](a.svg)\n";
  const many = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": `---\nmarp: false\n---\n${slide.repeat(40)}\n---\n\n---\n\n[a](#none)\n`,
    "slides/20.md": "---\nmarp: true\n---\n\n# B\n",
    "slides/a.svg": "<svg/>",
  });
  try {
    const { listing } = report(false, many);
    const lines = listing.split("\n");
    expect(lines.length).toBeLessThan(60);
    expect(lines.slice(0, 4)).toEqual([
      expect.stringMatching(/warning: this slide shows nothing.*\(empty-slide\)$/),
      expect.stringMatching(/:\d+:1 warning: this slide shows nothing.*\(empty-slide\)$/),
      expect.stringMatching(/^slides\/10.md:9:1 .*\(80 such on 40 slides\) \(unknown-value\)$/),
      expect.stringMatching(/no slide has the id "none".* \(dead-link\)$/),
    ]);
    expect(listing).toContain('all of them: "npm run check -- --all"');
    expect(listing).toContain('slides/20.md is read as marp, because of "marp: true"');
    const all = report(false, many, true).listing;
    expect(all.match(/\(missing-alt\)/g)).toHaveLength(40);
    expect(all.match(/\(unknown-value\)/g)).toHaveLength(80);
  } finally {
    many.remove();
  }
});

/** What a check would end its process with. */
async function runCheck(options: readonly string[]) {
  vi.spyOn(process, "cwd").mockReturnValue(deck.root);
  vi.spyOn(console, "error").mockReturnValue();
  const log = vi.spyOn(console, "log").mockReturnValue();
  const before = process.exitCode;
  try {
    await check.run([...options]);
    return { code: process.exitCode, stdout: log.mock.calls.join("\n") };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
  }
}

test("with --json a tool reads it, and nothing else", async () => {
  const { code, stdout } = await runCheck(["--json", "--strict"]);
  const problems: unknown = JSON.parse(stdout);
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

test("a folder that is not there is named", async () => {
  await expect(runCheck(["elsewhere"])).rejects.toThrow('there is no folder "elsewhere"');
});
