import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import build from "../../src/commands/build.ts";
import { ChromiumMissing } from "../../src/browser/chromium.ts";
import exportCommand from "../../src/commands/export.ts";
import { DeckError } from "../../src/vite/problems.ts";
import { NO_BROWSER, runCommand } from "../command.ts";
import { exportFile } from "../exportFile.ts";
import { createScratch, type Scratch } from "../scratch.ts";

/** macOS has its browsers in one place for all. */
const hasFixedBrowsers = process.platform === "darwin";

const BAD_FILES = {
  "slides/deck.yaml": "title: A\n",
  "slides/10.md":
    "---\nid: one\nlayuot: cover\n---\n\n## One\n\n![A dot](../assets/dto.svg)\n\n" +
    "---\nid: one\n---\n\n```go file=main.go\n```\n\n::: qr\n:::\n\n![](https://example.org/a.png)\n",
  "slides/20.md": "---\ntitle: [open\n---\n\n## Two\n",
};

/** Only what cannot be shown, or must not be published: a setting that is not known is neither. */
const PLACES = [
  "slides/10.md:8:1 error: there is no file",
  "slides/10.md:14:7 error: there is no file",
  "slides/10.md:17:1 error: write between ::: qr",
  'slides/10.md:20:1 error: "https://example.org/a.png" is elsewhere',
  "slides/20.md:2:13 error: this YAML cannot be read",
  "slides/30.md:3:4 error: this file is not UTF-8",
];

const fence = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\``;

const BAD_CHART = `\`\`\`vega-lite
title: A
description: B
data: { values: [{ a: 1 }] }
transform: [{ calculate: "datum.a +", as: b }]
mark: bar
encoding: { x: { field: a } }
\`\`\``;

const KINDS = [
  "flowchart LR\n  a[A <b>bold</b> label] --> b\n  subgraph c\n    b\n  end",
  "sequenceDiagram\n  participant A as A name\n  A->>B: words",
  "stateDiagram-v2\n  [*] --> S : words",
  "classDiagram\n  A <|-- B : words\n  A : +String name",
  "erDiagram\n  A ||--o{ B : has",
  "gantt\n  title Words\n  section One\n  A task :a1, 2020-01-01, 3d",
  "gitGraph\n  commit\n  branch b\n  commit",
  "journey\n  title Words\n  section One\n  A step: 5: Me",
  "mindmap\n  root((Words))\n    a",
  'pie title Words\n  "a" : 3',
  "quadrantChart\n  title Words\n  x-axis a --> b",
  "timeline\n  title Words\n  2020 : a",
  "xychart-beta\n  x-axis [a, b]\n  bar [1, 2]",
];

let deck: Scratch;

beforeAll(() => {
  deck = createScratch({ "dist/index.html": "the last good one", "dist/deck.pdf": "as well" });
});

afterAll(() => deck.remove());

beforeEach(() => {
  for (const folder of ["slides", "assets"]) {
    rmSync(join(deck.root, folder), { recursive: true, force: true });
  }
  vi.spyOn(process, "cwd").mockReturnValue(deck.root);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const hideBrowsers = (): void => {
  for (const [name, value] of Object.entries(NO_BROWSER)) vi.stubEnv(name, value);
};

/** Each gives the reason of its failure. */
const COMMANDS: Readonly<Record<string, () => Promise<unknown>>> = {
  build: () => build.run().catch((error: unknown) => error),
  export: () => exportFile(deck.root).catch((error: unknown) => error),
};

const readMessage = (error: unknown): string => {
  expect(error).toBeInstanceOf(DeckError);
  return error instanceof DeckError ? error.message : "";
};

const listErrors = (message: string): string[] =>
  message.split("\n").filter((line) => /^slides\/.* error: /.test(line));

function expectLastOutput(): void {
  const folder = join(deck.root, "dist");
  expect(readdirSync(folder).toSorted()).toEqual(["deck.pdf", "index.html"]);
  expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("the last good one");
  expect(readdirSync(deck.root).filter((name) => name.startsWith(".export-"))).toEqual([]);
}

test.each(Object.keys(COMMANDS))("%s names every mistake at its place", async (command) => {
  for (const [path, text] of Object.entries(BAD_FILES)) deck.write(path, text);
  deck.write("slides/30.md", Buffer.from("## Three\n\ncaf\xe9\n", "latin1"));
  const message = readMessage(await COMMANDS[command]?.());
  const found = message.split("\n").filter((line) => line.startsWith("slides/"));
  expect(found).toEqual(PLACES.map((place) => expect.stringContaining(place)));
  expectLastOutput();
});

test.each(Object.keys(COMMANDS))("%s without a slide says what to write", async (command) => {
  const message = readMessage(await COMMANDS[command]?.());
  expect(message).toContain('slides:1:1 error: there is no slide yet: write one into "slides/');
  expectLastOutput();
});

describe("mistakes in text, diagrams and charts are named at once", () => {
  const EXPECTED = [
    expect.stringMatching(/^slides\/10\.md:[67]:\d+ error: this diagram cannot be drawn/),
    expect.stringMatching(/^slides\/10\.md:9:1 error: there is no file "none\.svg"/),
    'slides/30.md:7:27 error: this chart cannot be drawn: Unexpected end of input in "datum.a +" (diagram)',
  ];

  beforeEach(() => {
    deck.write("slides/deck.yaml", "title: A\n");
    deck.write(
      "slides/10.md",
      `## One\n\n${fence("flowchart LR\n  a --> b\n  b -->")}\n\n![A](/none.svg)\n`,
    );
    deck.write("slides/20.md", `## Two\n\n${fence("flowchart LR\n  a[A label] --> b")}\n`);
    deck.write("slides/30.md", `## Three\n\n${BAD_CHART}\n`);
  });

  test("by an export, in Chromium", async () => {
    expect(listErrors(readMessage(await COMMANDS["export"]?.()))).toEqual(EXPECTED);
    expectLastOutput();
  });

  test("by a build, without a browser", async () => {
    hideBrowsers();
    deck.write("slides/30.md", "## Three\n");
    expect(listErrors(readMessage(await COMMANDS["build"]?.()))).toEqual(EXPECTED.slice(0, 2));
    expectLastOutput();
  });

  // In a process of its own: vitest would load the libraries of the figures as for a page.
  test("by a check, without a browser or a stack, and none in diagrams of any kind that parse", async () => {
    const chapter = KINDS.map((source) => `## One\n\n${fence(source)}\n`).join("\n---\n");
    deck.write("slides/40.md", chapter);
    const { code, stderr } = await runCommand(deck.root, ["check"], NO_BROWSER);
    expect(listErrors(stderr)).toEqual(EXPECTED);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});

test.skipIf(hasFixedBrowsers)("without a Chromium, pages to print say what to do", async () => {
  deck.write("slides/deck.yaml", "title: A\n");
  deck.write("slides/10.md", "## One\n\nText\n");
  hideBrowsers();
  const log = vi.spyOn(console, "log").mockReturnValue();
  const error: unknown = await exportCommand.run(["--only", "pdf"]).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(ChromiumMissing);
  // What a command that ends with it says without a stack.
  expect(error).toMatchObject({
    name: "ChromiumMissing",
    message: expect.stringMatching(
      /^no Chromium found: install Chrome, Chromium or Edge, or set CHROME_PATH .*$/,
    ),
  });
  expect(log).not.toHaveBeenCalled();
  expectLastOutput();
});

test.skipIf(hasFixedBrowsers)("without a Chromium, so does something to draw", async () => {
  hideBrowsers();
  deck.write("slides/deck.yaml", "title: A\n");
  deck.write("slides/10.md", `## One\n\n${fence("flowchart LR\n  a --> b")}\n`);
  expect(await COMMANDS["export"]?.()).toBeInstanceOf(ChromiumMissing);
  expectLastOutput();
});

test.skipIf(hasFixedBrowsers)("without a Chromium, mistakes are named all the same", async () => {
  hideBrowsers();
  deck.write("slides/deck.yaml", "title: A\n");
  deck.write("slides/10.md", `![A](/none.svg)\n\n${fence("flowchart LR\n  a --> b")}\n`);
  expect(readMessage(await COMMANDS["export"]?.())).toMatch(
    /^slides\/10\.md:1:1 error: there is no file "none\.svg"/,
  );
});
