import type { RevealApi } from "reveal.js";
import type { Problem } from "../../deck/problem.ts";
import type { Drawable, Drawn } from "../../figures/drawFigure.ts";
import { listLive } from "../../figures/liveData.ts";
import { showFigureSteps } from "./steps.ts";

/** Drawings of this page, by name: a figure that comes back unchanged is not drawn again. */
const svgByName = new Map<string, string>();

/** Where a figure begins, for its own mistakes: the dev server knows the place in the file. */
const START = { path: "", line: 1, column: 1 };

/** Draws the figures of the deck one after the other, the one nearest to the audience first. */
export function figures(deck: RevealApi): void {
  if (!import.meta.env.DRAWS_FIGURES) return;
  const slides = deck.getSlidesElement() ?? document.body;
  const draw = (): void => void drawFigures(slides, () => deck.getCurrentSlide());
  slides.addEventListener("figuredrawn", ({ target }) => {
    if (target instanceof Element) showFigureSteps(target.parentElement ?? slides);
  });
  // Mermaid is large: the first slide is painted before it is asked for.
  whenIdle(draw);
  deck.on("sectionsswapped", draw);
}

function whenIdle(run: () => void): void {
  // Safari has no such callback.
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 500 });
  else setTimeout(run, 100);
}

let drawing: Promise<void> = Promise.resolve();

/**
 * Draws what is not drawn yet below `root`, first what is on the current slide or after it; each
 * tells of itself by `figuredrawn`. Resolves when nothing is left to draw.
 */
export function drawFigures(root: ParentNode, getCurrentSlide?: () => Element): Promise<void> {
  drawing = drawing.then(() => drawAll(root, getCurrentSlide));
  return drawing;
}

async function drawAll(root: ParentNode, getCurrentSlide?: () => Element): Promise<void> {
  const problems: { readonly name: string; readonly problem: Problem }[] = [];
  for (let next = findNext(root, getCurrentSlide); next; next = findNext(root, getCurrentSlide)) {
    const problem = await drawFigure(next);
    if (problem !== undefined) problems.push({ name: next.dataset["name"] ?? "", problem });
  }
  if (problems.length > 0) import.meta.hot?.send("deck:problems", problems);
}

function findNext(root: ParentNode, getCurrentSlide?: () => Element): HTMLElement | undefined {
  const undrawn = [...root.querySelectorAll<HTMLElement>("figure[data-figure]:not(.failed)")];
  const slide = getCurrentSlide?.();
  // What is in the slide follows its beginning, too.
  const isAhead = (figure: Element): boolean =>
    ((slide?.compareDocumentPosition(figure) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return undrawn.find(isAhead) ?? undrawn[0];
}

/** Puts a drawing in the place of its source; what cannot be drawn keeps it. */
async function drawFigure(figure: HTMLElement): Promise<Problem | undefined> {
  const { figure: kind, name = "", source } = figure.dataset;
  const placeholder = figure.querySelector("pre");
  const written = placeholder?.textContent ?? "";
  const kept = svgByName.get(name);
  const drawn =
    kept === undefined
      ? await drawWatched({
          kind: kind === "vega-lite" ? kind : "mermaid",
          name,
          source: source ?? written,
          written,
          at: START,
        })
      : { svg: kept };
  if ("failure" in drawn) {
    figure.classList.add("failed");
    return drawn.failure;
  }
  svgByName.set(name, drawn.svg);
  if (placeholder !== null) placeholder.outerHTML = drawn.svg;
  delete figure.dataset["figure"];
  // Drawn again with newer rows.
  if (import.meta.hot && "live" in document.documentElement.dataset) {
    const chart = kind === "vega-lite" ? source : undefined;
    if (chart !== undefined && listLive(chart).length > 0) figure.dataset["live"] = chart;
  }
  delete figure.dataset["source"];
  figure.dispatchEvent(new Event("figuredrawn", { bubbles: true }));
  return undefined;
}

/** A page that draws can say nothing: the dev server, told beforehand, speaks for it if that takes too long. */
async function drawWatched(figure: Drawable): Promise<Drawn> {
  const code = await import("../../figures/drawFigure.ts");
  import.meta.hot?.send("deck:drawing", figure.name);
  const drawn = await code.drawFigure(figure);
  import.meta.hot?.send("deck:drawn");
  // What has come meanwhile, a save or a key, does not wait for all the other figures.
  await new Promise((resolve) => setTimeout(resolve));
  return drawn;
}
