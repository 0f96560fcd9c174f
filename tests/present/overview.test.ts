import { expect, test } from "vitest";
import { fitGrid, GAP, moveInGrid } from "../../src/present/stage/overview.ts";

const LAPTOP = [1280, 720] as const;

test("the grid fits the window with the largest pictures that do", () => {
  for (const [width, height] of [LAPTOP, [1920, 1080], [1000, 1400]] as const) {
    for (const count of [1, 2, 3, 5, 12, 27]) {
      const { columns, rows, scale } = fitGrid(count, width, height);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(columns * (1280 * scale + GAP) + GAP).toBeLessThanOrEqual(width + 0.01);
      expect(rows * (720 * scale + GAP) + GAP).toBeLessThanOrEqual(height + 0.01);
      expect(1280 * scale).toBeGreaterThan(150);
    }
  }
  expect(fitGrid(27, ...LAPTOP)).toMatchObject({ columns: 6, rows: 5 });
});

test("a thousand slides keep a size at which they say something: the grid is longer than the window", () => {
  const { columns, rows, scale } = fitGrid(1000, ...LAPTOP);
  expect({ columns, rows }).toEqual({ columns: 7, rows: 6 });
  expect(1280 * scale).toBeGreaterThanOrEqual(150);
  expect(fitGrid(1000, 100, 100)).toMatchObject({ columns: 1, rows: 1 });
});

test("arrows move in the grid, and never out of it", () => {
  const grid = { columns: 6, rows: 2, scale: 0.2 };
  const move = (key: string, from: number): number | undefined => moveInGrid(key, from, 27, grid);
  expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => move(key, 8))).toEqual([
    7, 9, 2, 14,
  ]);
  expect(["PageUp", "PageDown", "Home", "End"].map((key) => move(key, 14))).toEqual([2, 26, 0, 26]);
  expect([move("ArrowLeft", 0), move("ArrowUp", 3), move("ArrowDown", 25)]).toEqual([0, 0, 26]);
  expect(move("x", 3)).toBeUndefined();
});
