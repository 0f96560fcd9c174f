import type { RevealApi } from "reveal.js";
import { listEnlargeable, listSteps } from "../talk/slides.ts";
import { showView } from "./camera.ts";

/** Lets code and figures follow the steps: reveal shows fragments, these are what some of them mean. */
export function steps(deck: RevealApi): void {
  const update = (): void => showMeanings(deck.getCurrentSlide());
  showMeanings(document);
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "sectionsswapped"]) {
    deck.on(event, update);
  }
}

/** Shows the first `count` steps of a slide, as reveal does on stage. */
export function showSteps(section: HTMLElement, count: number): void {
  for (const [index, group] of listSteps(section).entries()) {
    for (const fragment of group) {
      fragment.classList.toggle("visible", index < count);
      fragment.classList.toggle("current-fragment", index === count - 1);
    }
  }
  section.dataset["fragment"] = String(count - 1);
  showMeanings(section);
}

/** Brings all code and figures below `root` to the step that their visible fragments say. */
function showMeanings(root: ParentNode): void {
  lightLines(root);
  showFigureSteps(root);
}

/** Steps through code: the last visible step says which lines are lit. */
function lightLines(root: ParentNode): void {
  for (const code of root.querySelectorAll<HTMLElement>("figure.code code[data-lines]")) {
    const shown = code.closest("figure")?.querySelectorAll<HTMLElement>(".code-step.visible") ?? [];
    const isLit = parseLines([...shown].at(-1)?.dataset["lines"] ?? code.dataset["lines"] ?? "");
    for (const [index, line] of [...code.querySelectorAll(".line")].entries()) {
      line.classList.toggle("dim", !isLit(index + 1));
    }
  }
}

/** `1,3-5` as a test on line numbers; nothing or `*` means all lines. */
function parseLines(text: string): (line: number) => boolean {
  if (text === "" || text === "*") return () => true;
  const ranges = text.split(",").map((range) => range.split("-").map(Number));
  return (line) => ranges.some(([first = 0, last = first]) => line >= first && line <= last);
}

/**
 * Hides in all drawings below `root` what is still to come or has left, marks what the last step
 * has brought, and looks where the step says. Nothing in a drawing moves, and other views show all
 * that it comes to.
 */
export function showFigureSteps(root: ParentNode): void {
  for (const figure of root.querySelectorAll("figure.figure:has(> .figure-step)")) {
    const shown = figure.querySelectorAll(".figure-step.visible").length;
    for (const part of figure.querySelectorAll<SVGElement>("[data-step], [data-until]")) {
      const step = Number(part.dataset["step"] ?? 0);
      part.classList.toggle("to-come", step > shown);
      part.classList.toggle("just-shown", step > 0 && step === shown);
      part.classList.toggle("still-there", shown < Number(part.dataset["until"] ?? 0));
    }
    const drawing = figure.querySelector<SVGSVGElement>(":scope > svg[data-views]");
    if (drawing !== null) showView(drawing, shown);
  }
}

/** Lets the figure counted `index` fill its slide; -1 for none. The style sheets do the rest. */
export function showEnlarged(section: ParentNode, index: number): void {
  for (const [position, figure] of listEnlargeable(section).entries()) {
    figure.classList.toggle("enlarged", position === index);
  }
}
