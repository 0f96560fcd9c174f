/**
 * Hides in all drawings below `root` what is still to come, and marks what the last step has
 * brought. Only classes change: a drawing never moves, and other views show all of it.
 */
export function showFigureSteps(root: ParentNode): void {
  for (const figure of root.querySelectorAll("figure.figure:has(> .figure-step)")) {
    const shown = figure.querySelectorAll(".figure-step.visible").length;
    for (const part of figure.querySelectorAll<SVGElement>("[data-step]")) {
      const step = Number(part.dataset["step"]);
      part.classList.toggle("to-come", step > shown);
      part.classList.toggle("just-shown", step === shown);
    }
  }
}
