import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { formatProblem } from "../../src/deck/problem.ts";
import { renderSlides } from "../../src/deck/render.ts";

const samples = join(import.meta.dirname, "samples");

function parseSample(name: string) {
  const folder = join(samples, name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^deck\.yaml$|^data.+\.(?:csv|json)$|^input\.md$/.test(file))
    .map((file) => ({
      path: `slides/${file.replaceAll("\\", "/")}`,
      text: readFileSync(join(folder, file), "utf8"),
    }));
  const hasData = files.some(({ path }) => path === "slides/deck.yaml");
  return parseDeck([
    ...files,
    ...(hasData ? [] : [{ path: "slides/deck.yaml", text: "title: A" }]),
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
