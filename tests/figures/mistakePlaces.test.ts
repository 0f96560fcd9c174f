import { expect, test } from "vitest";
import { listFigures, parseDeck } from "../../src/deck/parseDeck.ts";
import { describeMermaidFailure } from "../../src/figures/mermaidErrors.ts";
import { findBrokenFigures } from "../../src/check/brokenFigures.ts";

/** The line in a diagram's source where its mistake is found, and what is said of it. */
async function findMistake(source: string) {
  const text = `\`\`\`mermaid\n${source}\n\`\`\`\n`;
  const deck = parseDeck([{ path: "slides/10.md", text }]);
  const [problem] = await findBrokenFigures(listFigures(deck));
  return { line: text.split("\n")[(problem?.at.line ?? 0) - 1], message: problem?.message };
}

test.each([
  ["nothing", "flowchart LR\n  a -> b"],
  ["a comment", "flowchart LR\n  %% c\n  a -> b"],
  ["steps and blank lines", "%% c\n\nflowchart LR\n  c --> d\n\n  %% step\n\n  %% step\n  a -> b"],
  ["front matter", "---\ntitle: A\n---\nflowchart LR\n  a -> b"],
  ["a directive", "%%{init: {}}%%\nflowchart LR\n  a -> b"],
  ["a long directive", "%%{\n  init: {}\n}%%\n\nflowchart LR\n  a -> b"],
  ["a comment, in a type with the other parser", "gitGraph\n  commit\n  %% c\n  a -> b"],
])("a mistake in a diagram has its line, with %s above", async (_what, source) => {
  expect((await findMistake(source)).line).toBe("  a -> b");
});

test("what is wrong is said without what its place says", async () => {
  const { message } = await findMistake("sequenceDiagram\n  A->>B: x\n  A->>\n");
  expect(message).toBe(
    "this diagram cannot be drawn: Expecting 'link', '+', '-', '()', 'ACTOR', got 'NEWLINE'",
  );
  const other = await findMistake("gitGraph\n  comit");
  expect(other.message).toBe(
    "this diagram cannot be drawn: Expecting token of type 'EOF' but found `comit`.",
  );
});

test.each([
  [
    "flowchat LR\n  a --> b",
    'the first line names the kind, like "flowchart LR" (did you mean "flowchart"?)',
  ],
  [
    "%% c\nsequencediagram\n  a->>b: c",
    'the first line names the kind, like "flowchart LR" (did you mean "sequenceDiagram"?)',
  ],
  ["flowchart LR\n  a -> b", 'an arrow is written "-->"'],
  ["flowchart LR\n  a -- > b", 'words on an arrow are written inside it: "-- words -->"'],
  ["flowchart LR\n  a[Text --> b", "a bracket is opened here and never closed"],
  [
    "flowchart LR\n  a[Text (x)] --> b",
    'words with such signs are written in quotation marks: a["words (more)"]',
  ],
  ["flowchart LR\n  a --> end", '"end" closes a subgraph: give the node another name'],
  ["sequenceDiagram\n  A->B hello", 'a message has words after a colon: "A->>B: words"'],
])("the mistakes of every day are explained: %s", async (source, explanation) => {
  const { message } = await findMistake(source);
  expect(message).toBe(`this diagram cannot be drawn: ${explanation}`);
});

test.each([
  ["flowchart LR\n  a --> b\n  subgraph two\n    c --> d", "  subgraph two"],
  ["sequenceDiagram\n  loop always\n    a->>b: c\n\n\n", "  loop always"],
])("a block that is never closed is named where it opens: %s", async (source, opening) => {
  const { line, message } = await findMistake(source);
  expect(line).toBe(opening);
  expect(message).toContain(`is never closed: write "end" below its last line`);
});

test("what is wrong is said in at most 300 characters, at a line of the diagram", async () => {
  const { line, message = "" } = await findMistake(
    `C4Context\n  Person(${"a, ".repeat(5000)}\n  %% c\n`,
  );
  expect(message.length).toBeLessThan(300);
  expect(line).not.toBe("```");
  expect(
    describeMermaidFailure(new Error("x".repeat(18_568)), {
      source: "pie",
      at: { path: "", line: 1, column: 1 },
    }).message.length,
  ).toBeLessThan(300);
});
