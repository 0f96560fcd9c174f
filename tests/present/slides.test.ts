import { expect, test } from "vitest";
import { findSlides } from "../../src/present/talk/slides.ts";

const entry = (number: number, id: string, title: string) => ({
  number,
  id,
  title,
  isBackup: false,
});
const outline = [
  entry(1, "titre", "Un titre"),
  entry(2, "haute-dispo", "Deux répliques, deux vérités"),
  entry(12, "deduplication", "Deux répliques, une seule courbe"),
  entry(21, "a-2", "Annexe"),
];
const find = (query: string): string[] => findSlides(outline, query).map(({ id }) => id);

test("a number finds its slide first", () => {
  expect(find("2")[0]).toBe("haute-dispo");
  expect(find("12")).toEqual(["deduplication"]);
});

test("an id finds its slide first", () => {
  expect(find("a-2")[0]).toBe("a-2");
  expect(find("dispo")).toEqual(["haute-dispo"]);
});

test("words of a title find it, without accents or capitals", () => {
  expect(find("verites REPLIQUES")).toEqual(["haute-dispo"]);
  expect(find("répliques")).toEqual(["haute-dispo", "deduplication"]);
  expect(find("rien de tel")).toEqual([]);
});

test("nothing written finds all", () => {
  expect(find(" ")).toEqual(outline.map(({ id }) => id));
});
