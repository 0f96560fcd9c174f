import { expect, test } from "vitest";
import { parseDataFile } from "../../src/deck/chart/dataFile.ts";
import { formatProblem } from "../../src/deck/problem.ts";

const read = (text: string, path = "slides/data/table.csv") => {
  const { rows, problems } = parseDataFile({ path, text });
  return problems.length === 0 ? rows : problems.map(formatProblem);
};

test("a table is the same with any line end, with a byte order mark and without a last line end", () => {
  const rows = [
    { day: 1, size: 2.5 },
    { day: 2, size: -3e-4 },
  ];
  for (const text of [
    "day,size\n1,2.5\n2,-3e-4\n",
    "day,size\r\n1,2.5\r\n2,-3e-4",
    "day,size\r1,2.5\r2,-3e-4\r",
  ]) {
    expect(read(text)).toEqual(rows);
    expect(read(`\uFEFF${text}`)).toEqual(rows);
  }
});

test("what is quoted is text, line ends and commas in it included; what is empty is nothing", () => {
  expect(read('name,value,more\n"a, ""b""\nc","12",\n 007 , 1 ,x y\n')).toEqual([
    { name: 'a, "b"\nc', value: "12", more: null },
    { name: "007", value: 1, more: "x y" },
  ]);
});

test("a mistake in JSON has its place; a comma too many is none", () => {
  const path = "slides/data/rows.json";
  const places = [
    ['[{ "a": 1 }\n{ "b": 2 }]', "2:1"],
    ["[{ a: 1 }]", "1:4"],
    ['{ "a": "open }', "1:15"],
    ['{ "a":\n', "1:7"],
    ["['a']", "1:2"],
  ] as const;
  expect(read("[1, 2,]", path)).toEqual([1, 2]);
  for (const [text, place] of places) {
    expect(read(text, path)).toEqual([
      expect.stringContaining(`${path}:${place} error: this JSON cannot be read: `),
    ]);
  }
});

test("a table of 100,000 columns takes no longer than one of as many rows", () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `c${index}`);
  expect(read(`${names.join(",")}\n`)).toEqual([]);
});
