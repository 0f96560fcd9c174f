import mermaid from "mermaid";
import { findDiagramType, listStepLines } from "../deck/figures.ts";
import { listFlowchartParts } from "./flowchartSteps.ts";
import { FigureError, findOpenBlocks } from "./mermaidErrors.ts";
import type { Diagram, Part } from "./parts.ts";
import { listSequenceParts } from "./sequenceSteps.ts";
import { listDirections, measureViews } from "./views.ts";

/**
 * Marks in `svg` what each `%% step` line of its source brings: `data-step="2"` appears on the
 * second click, `data-until="3"` is gone from the third on. `data-views` says what part of the
 * drawing is looked at. An edge gets the classes of the node that it starts from. Everything is
 * where the whole diagram's layout has it. Throws a `FigureError` for a step that brings nothing,
 * or that is in the middle of a statement.
 */
export async function markSteps(svg: SVGSVGElement, source: string): Promise<void> {
  // Other types are shown whole: that is said where the slides are parsed.
  if (!/^(?:flowchart|graph$|sequence)/.test(findDiagramType(source).type)) return;
  const lines = source.split("\n");
  const stepLines = listStepLines(lines);

  const whole = await mermaid.mermaidAPI.getDiagramFromText(source);
  const listParts = whole.type === "sequence" ? listSequenceParts : listFlowchartParts;
  const stages: Diagram[] = [];
  for (const line of stepLines) stages.push(await parseUpTo(lines, line, whole.type));
  const parts = listParts(svg, [...stages, whole]);
  const directions = listDirections(lines, stepLines, parts);
  const leaving = directions.filter(({ word }) => word === "leave");

  for (const [index, line] of stepLines.entries()) {
    if ([...parts, ...directions].some(({ step }) => step === index + 1)) continue;
    throw new FigureError("this step shows nothing that was not there before", line + 1);
  }
  for (const part of parts) markPart(part);
  for (const { step, parts: left } of leaving) {
    for (const element of left.flatMap(({ elements }) => elements)) {
      element.setAttribute("data-until", String(step));
    }
  }
  const views = measureViews(svg, directions, stepLines.length);
  if (views !== undefined) svg.dataset["views"] = views;
}

function markPart({ step, elements, kinds = [] }: Part): void {
  for (const element of elements) {
    element.classList.add(...kinds.filter((kind) => kind !== "clickable"));
    if (step > 0) element.setAttribute("data-step", String(step));
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
