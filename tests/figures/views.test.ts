import { expect, test } from "vitest";
import { drawDiagram, drawWell, page, shareBoard } from "./drawingBoard.ts";

shareBoard();

const STEPS = `flowchart LR
  %% view: a
  a["A"] -->|one| b["B"]
  %% step
  %% view: b c
  b lost@-->|two| c["C"]
  %% step
  %% leave: lost
  d["D"]
  %% step
  %% view: all
  e["E"]`;

test("a view is the part of the drawing around what it names, from its step on", async () => {
  await page.setContent(await drawWell(STEPS));
  const { whole, views, boxes } = await page.evaluate(() => {
    const svg = document.querySelector("svg");
    const [all, ...parts] = (svg?.dataset["views"] ?? "").split(";");
    const scale = svg?.getScreenCTM();
    const left = (id: string): number => {
      const nodes = [...document.querySelectorAll(".node")];
      const node = nodes.find(({ textContent }) => textContent.trim() === id);
      return ((node?.getBoundingClientRect().left ?? 0) - (scale?.e ?? 0)) / (scale?.a ?? 1);
    };
    return { whole: all, views: parts, boxes: { a: left("A"), b: left("B") } };
  });
  expect(views).toHaveLength(4);
  const [first = "", second = "", third, fourth] = views;
  expect(third).toBe(second);
  expect(fourth).toBe(whole);
  // A margin is around it.
  expect(Number(first.split(" ")[0])).toBeCloseTo(boxes.a - 28, -1);
  expect(Number(second.split(" ")[0])).toBeCloseTo(boxes.b - 28, -1);
  expect(Number(second.split(" ")[2])).toBeGreaterThan(Number(first.split(" ")[2]));
});

test("what leaves is marked with the step from which it is gone, its label too", async () => {
  await page.setContent(await drawWell(STEPS));
  const gone = await page.evaluate(() =>
    [...document.querySelectorAll("[data-until]")].map((part) => [
      part.textContent.trim(),
      part.getAttribute("data-until"),
    ]),
  );
  expect(gone.toSorted()).toEqual([
    ["", "2"],
    ["two", "2"],
  ]);
});

test("a view of something that is not there is named at its line", async () => {
  const drawn = await drawDiagram("flowchart LR\n  %% view: a nobody\n  a --> b\n");
  expect(drawn).toMatchObject({ failure: { code: "diagram", at: { line: 12 } } });
  expect("failure" in drawn && drawn.failure.message).toContain('nothing called "nobody"');
});

test("an arrow is of the kind of the node that it starts from, unless it has one of its own", async () => {
  await page.setContent(
    await drawWell(
      'flowchart LR\n  a["A"]:::ours -->|one| b["B"]:::theirs\n  b own@-->|two| a\n  class own special',
    ),
  );
  const kinds = await page.evaluate(() =>
    [...document.querySelectorAll(".edgeLabel, .flowchart-link")].map((part) => [
      part.textContent.trim(),
      ["ours", "theirs", "special"].filter((kind) => part.classList.contains(kind)),
    ]),
  );
  expect(kinds).toEqual(
    expect.arrayContaining([
      ["one", ["ours"]],
      ["two", ["special"]],
    ]),
  );
  expect(kinds.filter(([text]) => text === "")).toEqual([
    ["", ["ours"]],
    ["", ["special"]],
  ]);
});

test("a line is not drawn where a label is, and is drawn on both its sides", async () => {
  await page.setContent(await drawWell('flowchart LR\n  a["A"] -->|a label| b["B"]'));
  const seen = await page.evaluate(() => {
    const line = document.querySelector<SVGPathElement>(".flowchart-link");
    const label = document.querySelector(".edgeLabel")?.getBoundingClientRect();
    const toPage = line?.getScreenCTM();
    if (!line || !label || !toPage) return undefined;
    const [before = 0, gap = 0, after = 0] = line.style.strokeDasharray
      .split(/[ ,]+/)
      .map(parseFloat);
    const at = (length: number): number => line.getPointAtLength(length).matrixTransform(toPage).x;
    return {
      start: at(before) <= label.left,
      end: at(before + gap) >= label.right - 1,
      isDrawn: before > 0 && after > 0,
    };
  });
  expect(seen).toEqual({ start: true, end: true, isDrawn: true });
});

const GEM =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path class="gem" d="M0 0h2v1z"/></svg>';
const asData = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
const node = (id: string, svg: string): string =>
  `  ${id}@{ img: "${asData(svg)}", label: "${id}", h: 40, constraint: "on" }`;

test("a node's picture is part of the drawing; one with a style sheet of its own stays a picture", async () => {
  const styled = GEM.replace("<path", "<style>.gem{fill:red}</style><path");
  await page.setContent(
    await drawWell(`flowchart LR\n${node("a", GEM)}\n${node("b", styled)}\n  class a,b ours`),
  );
  const { gems, images, height, kinds } = await page.evaluate(() => ({
    gems: document.querySelectorAll("g.picture > svg > path.gem").length,
    images: document.querySelectorAll("image").length,
    height: document.querySelector("g.picture > svg")?.getAttribute("height"),
    kinds: document.querySelectorAll(".node.ours").length,
  }));
  expect({ gems, images, height, kinds }).toEqual({ gems: 1, images: 1, height: "40", kinds: 2 });
});
