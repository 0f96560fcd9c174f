import mermaid from "mermaid";
import { listStepLines } from "../deck/figures.ts";
import { listFlowchartParts } from "./flowchartSteps.ts";
import { FigureError, findOpenBlocks } from "./mermaidErrors.ts";
import type { Diagram } from "./parts.ts";
import { listSequenceParts } from "./sequenceSteps.ts";

/**
 * Marks in `svg` what each `%% step` line of its source brings: `data-step="2"` appears on the
 * second click. Everything is where the whole diagram's layout has it. Throws a `FigureError`
 * for a step that brings nothing, or that is in the middle of a statement.
 */
export async function markSteps(svg: Element, source: string): Promise<void> {
  const lines = source.split("\n");
  const stepLines = listStepLines(lines);
  if (stepLines.length === 0) return;

  const whole = await mermaid.mermaidAPI.getDiagramFromText(source);
  const listParts = whole.type === "sequence" ? listSequenceParts : listFlowchartParts;
  // Other types are shown whole: that is said where the slides are parsed.
  if (whole.type !== "sequence" && !("getVertices" in whole.db)) return;
  const stages: Diagram[] = [];
  for (const line of stepLines) stages.push(await parseUpTo(lines, line, whole.type));
  const parts = listParts(svg, [...stages, whole]);

  for (const [index, line] of stepLines.entries()) {
    if (parts.some(({ step }) => step === index + 1)) continue;
    throw new FigureError("this step shows nothing that was not there before", line + 1);
  }
  for (const { step, elements } of parts) {
    if (step === 0) continue;
    for (const element of elements) element.setAttribute("data-step", String(step));
  }
}

/** The diagram as far as a step line, its open blocks closed. */
async function parseUpTo(
  lines: readonly string[],
  stepLine: number,
  type: string,
): Promise<Diagram> {
  const above = lines.slice(0, stepLine);
  const closed = [...above, ...findOpenBlocks(type, above).map(() => "end"), ""];
  try {
    return await mermaid.mermaidAPI.getDiagramFromText(closed.join("\n"));
  } catch {
    throw new FigureError("a step cannot begin here, in the middle of a statement", stepLine + 1);
  }
}
