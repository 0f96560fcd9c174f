import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { formatProblem } from "../../src/deck/problem.ts";
import { renderSlides } from "../../src/deck/render/render.ts";

const samples = join(import.meta.dirname, "samples");

/** The other files of a sample's folder are files of its project, in `slides/code/`. */
function parseSample(name: string) {
  const folder = join(samples, name);
  const read = (file: string): string | undefined =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : undefined;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const files = names
    .filter((file) => /^deck\.yaml$|^data.+\.(?:csv|json)$|^input\.md$/.test(file))
    .map((file) => ({ path: `slides/${file}`, text: read(file) ?? "" }));
  const hasData = files.some(({ path }) => path === "slides/deck.yaml");
  const data = hasData ? [] : [{ path: "slides/deck.yaml", text: "title: A" }];
  return parseDeck([...files, ...data], {
    find: (path) => (path.startsWith("slides/code/") && read(path.slice(12)) ? path : undefined),
    read: (path) => (path.startsWith("slides/code/") ? read(path.slice(12)) : undefined),
    listBeside: () =>
      names
        .filter((file) => !/^(?:input|expected|problems|deck)\.|^data\b/.test(file))
        .map((file) => `slides/code/${file}`),
  });
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
