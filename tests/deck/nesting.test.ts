import { expect, test } from "vitest";
import { parseDataFile } from "../../src/deck/chart/dataFile.ts";
import { readYaml } from "../../src/deck/yaml.ts";

const at = { path: "slides/10.md", line: 1, column: 1 };

test.each([
  ["[".repeat(10_000) + "]".repeat(10_000)],
  ['{"a":'.repeat(10_000) + "1" + "}".repeat(10_000)],
  ["- ".repeat(10_000) + "a"],
  [Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
])("what is nested beyond 200 levels is a problem, not a crash", (text) => {
  expect(readYaml(text, at).problems).toMatchObject([{ code: "broken-yaml" }]);
  if (!/^[[{]/.test(text)) return;
  expect(parseDataFile({ path: "slides/data/deep.json", text }).problems).toHaveLength(1);
});

test("brackets in words, and many items, are no nesting", () => {
  const words = `a: "${"[".repeat(500)}"\nb:\n${"  - c: d\n    e: f\n".repeat(500)}`;
  expect(readYaml(words, at).problems).toEqual([]);
});
