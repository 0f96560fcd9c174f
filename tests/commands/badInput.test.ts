import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../command.ts";
import { createScratch, type Scratch } from "../scratch.ts";

/** No browser can be found with these; macOS has its own in one place for all. */
const hasFixedBrowsers = process.platform === "darwin";
const NO_BROWSER = {
  CHROME_PATH: "",
  PATH: "",
  HOME: "/nowhere",
  PROGRAMFILES: "",
  "PROGRAMFILES(X86)": "",
  LOCALAPPDATA: "",
  PLAYWRIGHT_BROWSERS_PATH: "/nowhere",
};

const BAD_FILES = {
  "slides/deck.yaml": "title: A\nspeaker:\n  nmae: B\n",
  "slides/10.md":
    "---\nid: one\nlayuot: cover\n---\n\n## One\n\n{{ titel }}\n\n![A dot](../assets/dto.svg)\n\n" +
    "---\nid: one\n---\n\n::: columns\n\n```pyhton\nx\n```\n",
  "slides/20.md": "---\ntitle: [open\n---\n\n## Two\n",
};

const PLACES = [
  "slides/10.md:3:1 error: unknown setting",
  "slides/10.md:8:1 error: unknown value",
  "slides/10.md:10:1 error: there is no file",
  'slides/10.md:12:1 error: the id "one" is already',
  'slides/10.md:16:1 error: "::: columns" is never closed',
  "slides/10.md:18:4 error: unknown language",
  "slides/20.md:2:13 error: this YAML cannot be read",
  "slides/30.md:3:4 error: this file is not UTF-8",
  "slides/deck.yaml:3:3 error: unknown key",
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

beforeEach(() => {
  deck = createScratch({ "dist/index.html": "the last good one", "dist/deck.pdf": "as well" });
});

afterEach(() => deck.remove());

function expectLastOutput(): void {
  const folder = join(deck.root, "dist");
  expect(readdirSync(folder).toSorted()).toEqual(["deck.pdf", "index.html"]);
  expect(readFileSync(join(folder, "index.html"), "utf8")).toBe("the last good one");
  expect(readdirSync(deck.root).filter((name) => name.startsWith(".export-"))).toEqual([]);
}

test.each(["build", "export"])(
  "%s names every mistake at its place and fails; the last output stays",
  async (command) => {
    for (const [path, text] of Object.entries(BAD_FILES)) deck.write(path, text);
    deck.write("slides/30.md", Buffer.from("## Three\n\ncaf\xe9\n", "latin1"));
    const { code, stderr } = await runCommand(deck.root, [command]);
    const found = stderr.split("\n").filter((line) => line.startsWith("slides/"));
    expect(found).toEqual(PLACES.map((place) => expect.stringContaining(place)));
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
    expectLastOutput();
  },
);

test.each(["build", "export"])("%s without a slide says what to write", async (command) => {
  const { code, stderr } = await runCommand(deck.root, [command]);
  expect(stderr).toContain('slides:1:1 error: there is no slide yet: write one into "slides/');
  expect(stderr).toContain("slides/deck.yaml:1:1 error: write this file");
  expect(code).toBe(1);
  expectLastOutput();
});

test.each([
  { command: "export", where: "in Chromium", env: {} },
  { command: "build", where: "without a browser", env: NO_BROWSER },
  { command: "check", where: "without a browser", env: NO_BROWSER },
])(
  "$command names mistakes in text, diagrams and charts at once, $where",
  async ({ command, env }) => {
    deck.write("slides/deck.yaml", "title: A\n");
    deck.write(
      "slides/10.md",
      `## One\n\n${fence("flowchart LR\n  a[A label] --> b\n  b -->")}\n\n{{ titel }}\n`,
    );
    deck.write("slides/20.md", `## Two\n\n${fence("flowchart LR\n  a[A label] --> b")}\n`);
    deck.write("slides/30.md", `## Three\n\n${BAD_CHART}\n`);
    const { code, stderr } = await runCommand(deck.root, [command], env);
    const found = stderr.split("\n").filter((line) => /^slides\/.* error: /.test(line));
    expect(found).toEqual([
      expect.stringMatching(/^slides\/10\.md:[67]:\d+ error: this diagram cannot be drawn/),
      expect.stringMatching(/^slides\/10\.md:9:1 error: unknown value "titel"/),
      'slides/30.md:7:27 error: this chart cannot be drawn: Unexpected end of input in "datum.a +" (diagram)',
    ]);
    expect(code).toBe(1);
    expectLastOutput();
  },
);

test("diagrams of every kind that parse are no mistake", async () => {
  deck.write("slides/deck.yaml", "title: A\n");
  deck.write("slides/10.md", KINDS.map((source) => `## One\n\n${fence(source)}\n`).join("\n---\n"));
  const { code, stderr } = await runCommand(deck.root, ["build"], NO_BROWSER);
  expect(stderr).toMatch(/^warning: \d+ of \d+ figures are not drawn yet/);
  expect(code).toBe(0);
});

test.skipIf(hasFixedBrowsers).each([
  { what: "something to draw", slide: fence("flowchart LR\n  a --> b"), options: [] },
  { what: "pages to print", slide: "Text", options: ["--only", "pdf"] },
])("without a Chromium and with $what, an export says what to do", async ({ slide, options }) => {
  deck.write("slides/deck.yaml", "title: A\n");
  deck.write("slides/10.md", `## One\n\n${slide}\n`);
  const { code, stdout, stderr } = await runCommand(deck.root, ["export", ...options], NO_BROWSER);
  expect(stderr.trim()).toMatch(
    /^no Chromium found: install Chrome, Chromium or Edge, or set CHROME_PATH .*$/,
  );
  expect(stdout).toBe("");
  expect(code).toBe(1);
  expectLastOutput();
});

test.skipIf(hasFixedBrowsers)("without a Chromium, mistakes are named all the same", async () => {
  deck.write("slides/deck.yaml", "title: A\n");
  deck.write("slides/10.md", `{{ titel }}\n\n${fence("flowchart LR\n  a --> b")}\n`);
  const { code, stderr } = await runCommand(deck.root, ["export"], NO_BROWSER);
  expect(stderr).toMatch(/^slides\/10\.md:1:1 error: unknown value "titel"/);
  expect(code).toBe(1);
});
