import type { Browser } from "playwright-core";
import type { Figure } from "../../deck/model.ts";
import { drawFigures } from "../../export/drawFigures.ts";
import { withBenchDeck } from "./benchDeck.ts";
import { nextFrame, pressKeys } from "./measurement.ts";

/** A label of a diagram is changed and saved: until the new drawing is on screen. */
export function measureRedraws(browser: Browser, nodes: number, runs: number): Promise<number[]> {
  return withBenchDeck(browser, writeSlide(nodes, "first"), async ({ page, write }) => {
    const values: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const mark = `edit ${run}`;
      const seen = page.waitForFunction(
        (text) => document.querySelector("figure svg")?.textContent.includes(text),
        mark,
      );
      const started = performance.now();
      write(writeSlide(nodes, mark));
      await seen;
      await nextFrame(page);
      values.push(performance.now() - started);
    }
    return values;
  });
}

/** Steps through a diagram, forward and back: from each key to the first task after the next frame. */
export function measureSteps(browser: Browser, nodes: number): Promise<number[]> {
  const slide = writeSlide(nodes, "first", true);
  const keys = ["PageDown", "PageUp"].flatMap((key) =>
    Array.from({ length: nodes - 1 }, () => key),
  );
  return withBenchDeck(browser, slide, ({ page }) => pressKeys(page, keys));
}

/** Draws 30 diagrams of ten nodes for an export: the first time, and again when all are kept. */
export function measureDrawings(
  browser: Browser,
): Promise<{ readonly uncached: number; readonly cached: number }> {
  const figures = Array.from({ length: 30 }, (_, index): Figure => ({
    kind: "mermaid",
    name: `figure-bench-${index}`,
    source: writeDiagram(10, `figure ${index}`),
    written: "",
    at: { path: "slides/10.md", line: 1, column: 1 },
    label: "",
    steps: 0,
  }));
  return withBenchDeck(browser, "## Nothing drawn\n", async ({ root }) => {
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

function writeSlide(nodes: number, mark: string, stepped = false): string {
  return `## ${nodes} nodes\n\n\`\`\`mermaid\n${writeDiagram(nodes, mark, stepped)}\`\`\`\n`;
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
