import { expect, test } from "vitest";
import { createParameters, fillLive, listLive, readAnswer } from "../../src/figures/liveData.ts";
import { listCrossed } from "../../src/present/talk/labActions.ts";

const LIVE = { query: "up", range: "10s", step: "2s", from: "a" };
const RECORDED = [{ time: "2026-01-15T10:00:00", value: 1 }];
const SOURCE = JSON.stringify({
  layer: [
    { data: { values: RECORDED, live: LIVE }, mark: "line" },
    { data: { values: [{ data: { live: "a row" } }] }, mark: "rule" },
  ],
});

test("the live data of a chart are found and filled, its rows and all else are left", () => {
  expect(listLive(SOURCE)).toEqual([{ values: RECORDED, live: LIVE }]);
  const filled = fillLive(SOURCE, ({ query }) => [{ time: 5, value: query }]);
  expect(JSON.parse(filled)).toEqual({
    layer: [
      { data: { values: [{ time: 5, value: "up" }], live: LIVE }, mark: "line" },
      { data: { values: [{ data: { live: "a row" } }] }, mark: "rule" },
    ],
  });
});

test("moments are whole steps, so that the same are asked for again", () => {
  const parameters = "query=up&start=990&end=1000&step=2&from=a";
  expect(createParameters(LIVE, 1000).toString()).toBe(parameters);
  expect(createParameters(LIVE, 1001.9).toString()).toBe(parameters);
});

test("where a series says nothing its value is null, so that its line has a hole", () => {
  const values = [[994, "1"], [998, "NaN"], [1000, "3.5"]]; // prettier-ignore
  const answer = { data: { result: [{ metric: { replica: "a" }, values }] } };
  expect(readAnswer(answer, LIVE, 1000)).toEqual([
    { replica: "a", time: 994_000, value: 1 },
    { replica: "a", time: 996_000, value: null },
    { replica: "a", time: 998_000, value: null },
    { replica: "a", time: 1_000_000, value: 3.5 },
  ]);
});

test.each([
  ["no result", { data: {} }],
  ["another type", { data: { resultType: "scalar", result: [5, "1"] } }],
  ["no series", { data: { result: [] } }],
  ["words", { data: { result: [{ metric: {}, values: [["soon", "much"]] }] } }],
  ["nothing", null],
])("an answer of another shape throws: %s", (_name, answer) => {
  expect(() => readAnswer(answer, LIVE, 1000)).toThrow();
});

test("a step back takes back what was done, the last first", () => {
  expect(listCrossed(0, 2)).toEqual([
    { step: 1, undo: false },
    { step: 2, undo: false },
  ]);
  expect(listCrossed(3, 1)).toEqual([
    { step: 3, undo: true },
    { step: 2, undo: true },
  ]);
});
