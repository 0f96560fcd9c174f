import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Figure } from "../../src/deck/model.ts";
import { drawFigures } from "../../src/export/drawFigures.ts";
import { withDeck } from "./decks.ts";
import { measureSave } from "./pages.ts";
import { serveDeck } from "./start.ts";
import { pressKeys } from "./steps.ts";

const EDITS = 5;

/** A label of a diagram is changed and saved, until the new drawing is on screen; then every step through a diagram, forth and back. Milliseconds. */
export function measureDiagram(browser: Browser, nodes: number) {
  return withDeck(writeSlide(nodes, "first", true), (root) =>
    serveDeck(browser, root, async ({ page }) => {
      await page.waitForSelector("figure svg");
      const keys = ["PageDown", "PageUp"].flatMap((key) =>
        Array.from({ length: nodes - 1 }, () => key),
      );
      const steps = await pressKeys(page, keys);
      const redraws: number[] = [];
      for (let edit = 0; edit < EDITS; edit += 1) {
        const { [CHAPTER]: text } = writeSlide(nodes, `edit ${edit}`);
        const path = join(root, CHAPTER);
        redraws.push(await measureSave(page, path, text, "figure svg", `edit ${edit}`));
      }
      return { steps, redraws };
    }),
  );
}

const CHAPTER = "slides/10.md";

function writeSlide(nodes: number, mark: string, stepped = false) {
  const text = `## ${nodes} nodes\n\n\`\`\`mermaid\n${writeDiagram(nodes, mark, stepped)}\`\`\`\n`;
  return { "slides/deck.yaml": "title: Bench\n", [CHAPTER]: text };
}

/** Draws 30 diagrams of ten nodes for an export: the first time, and again when all are kept. Milliseconds. */
export function measureDrawings(browser: Browser) {
  const figures = Array.from({ length: 30 }, (_, index): Figure => ({
    kind: "mermaid",
    name: `figure-bench-${index}`,
    source: writeDiagram(10, `figure ${index}`),
    written: "",
    at: { path: CHAPTER, line: 1, column: 1 },
    label: "",
    steps: 0,
  }));
  return withDeck({}, async (root) => {
    const draw = async (): Promise<number> => {
      const started = performance.now();
      const { problems } = await drawFigures(figures, {
        root,
        openBrowser: () => Promise.resolve(browser),
        log: () => undefined,
      });
      if (problems.length > 0) throw new Error(problems[0]?.message);
      return performance.now() - started;
    };
    return { uncached: await draw(), cached: await draw() };
  });
}

/** Rows of five, each node linked to the next and to the one below; a step for each when `stepped`. */
function writeDiagram(nodes: number, mark: string, stepped = false): string {
  const lines = Array.from({ length: nodes }, (_, index) => [
    ...(stepped && index > 0 ? ["  %% step"] : []),
    `  n${index}["Node ${index === 0 ? mark : index}"]`,
    ...(index % 5 === 0 ? [] : [`  n${index - 1} -->|to| n${index}`]),
    ...(index < 5 ? [] : [`  n${index - 5} --> n${index}`]),
  ]);
  return ["flowchart LR", ...lines.flat(), ""].join("\n");
}
