import type { Figure } from "../deck/deck.ts";
import type { Problem } from "../deck/problem.ts";
import { describeFailure } from "../figures/describeFailure.ts";

/** One problem for each figure that does not parse, found without a browser. */
export async function findBrokenFigures(figures: readonly Figure[]): Promise<readonly Problem[]> {
  if (figures.length === 0) return [];
  const mermaid = await loadMermaid();
  const problems: Problem[] = [];
  for (const { source, at } of figures) {
    try {
      await mermaid.parse(source);
    } catch (error) {
      // A parser that asks for a page says nothing of the source: that comes with the drawing.
      const asksForPage = error instanceof TypeError || error instanceof ReferenceError;
      if (!asksForPage) problems.push(describeFailure(error, at));
    }
  }
  return problems;
}

/** Mermaid cleans labels as it reads them, which takes a page; what is only parsed is never shown. */
async function loadMermaid() {
  const { default: purify } = await import("dompurify");
  Object.assign(purify, { addHook: () => undefined, sanitize: (text: string) => text });
  const { default: mermaid } = await import("mermaid");
  return mermaid;
}
