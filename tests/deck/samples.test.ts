import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { formatProblem } from "../../src/deck/problem.ts";
import { renderSlides } from "../../src/deck/render.ts";

const samples = join(import.meta.dirname, "samples");

function parseSample(name: string) {
  const data = join(samples, name, "deck.yaml");
  return parseDeck([
    { path: "slides/deck.yaml", text: existsSync(data) ? readFileSync(data, "utf8") : "title: A" },
    { path: "slides/input.md", text: readFileSync(join(samples, name, "input.md"), "utf8") },
  ]);
}

describe("a sample folder's input gives its expected slides and problems", () => {
  test.each(readdirSync(samples))("%s", async (name) => {
    const deck = parseSample(name);
    const html = renderSlides(deck, { notes: true, svgByName: new Map() });
    const problems = deck.problems.map(formatProblem).join("\n");
    await expect(`${html}\n`).toMatchFileSnapshot(join(samples, name, "expected.html"));
    await expect(`${problems}\n`).toMatchFileSnapshot(join(samples, name, "problems.txt"));
  });
});
