import type { RevealApi } from "reveal.js";
import type { Location, Problem } from "../../deck/problem.ts";
import type { Drawable, Drawn } from "../../figures/drawSource.ts";
import { showFigureSteps } from "./steps.ts";

/** Drawings of this page, by name: a figure that comes back unchanged is not drawn again. */
const svgByName = new Map<string, string>();

/** What the stage adds to drawing: the figure nearest to the audience comes first, and is brought to its step. */
interface DrawOptions {
  readonly getCurrentSlide?: () => Element;
  readonly afterDraw?: (slide: ParentNode) => void;
}

/** Draws the figures of the deck one after the other, the one nearest to the audience first. */
export function figures(deck: RevealApi): void {
  if (!import.meta.env.DRAWS_FIGURES) return;
  const options = { getCurrentSlide: () => deck.getCurrentSlide(), afterDraw: showFigureSteps };
  const draw = (): void => void drawFigures(deck.getSlidesElement() ?? document.body, options);
  // Mermaid is large: the first slide is painted before it is asked for.
  deck.on("ready", () => whenIdle(draw));
  deck.on("sectionsswapped", draw);
}

function whenIdle(run: () => void): void {
  // Safari has no such callback.
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 500 });
  else setTimeout(run, 100);
}

let drawing: Promise<void> = Promise.resolve();

/** Draws what is not drawn yet below `root`; resolves when nothing is left to draw. */
export function drawFigures(root: ParentNode, options: DrawOptions = {}): Promise<void> {
  drawing = drawing.then(() => drawAll(root, options));
  return drawing;
}

async function drawAll(root: ParentNode, options: DrawOptions): Promise<void> {
  const { getCurrentSlide, afterDraw } = options;
  const problems: { readonly name: string; readonly problem: Problem }[] = [];
  for (let next = findNext(root, getCurrentSlide); next; next = findNext(root, getCurrentSlide)) {
    const problem = await drawFigure(next);
    if (problem !== undefined) problems.push({ name: next.dataset["name"] ?? "", problem });
    afterDraw?.(next.parentElement ?? root);
  }
  if (problems.length > 0) import.meta.hot?.send("deck:problems", problems);
}

function findNext(root: ParentNode, getCurrentSlide?: () => Element): HTMLElement | undefined {
  const undrawn = [...root.querySelectorAll<HTMLElement>("figure[data-figure]:not(.failed)")];
  const current = getCurrentSlide?.();
  return (
    undrawn.find((figure) => current?.contains(figure)) ??
    undrawn.find((figure) => current && isAfter(figure, current)) ??
    undrawn[0]
  );
}

function isAfter(figure: Element, slide: Element): boolean {
  return (slide.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Puts a drawing in the place of its source; what cannot be drawn keeps it. */
async function drawFigure(figure: HTMLElement): Promise<Problem | undefined> {
  const { figure: kind, name = "", source, at = "" } = figure.dataset;
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
          at: parsePlace(at),
        })
      : { svg: kept };
  if ("failure" in drawn) {
    figure.classList.add("failed");
    return drawn.failure;
  }
  svgByName.set(name, drawn.svg);
  if (placeholder !== null) placeholder.outerHTML = drawn.svg;
  delete figure.dataset["figure"];
  delete figure.dataset["source"];
  figure.dispatchEvent(new Event("figuredrawn", { bubbles: true }));
  return undefined;
}

/** A page that draws can say nothing: the dev server, told beforehand, speaks for it if that takes too long. */
async function drawWatched(figure: Drawable): Promise<Drawn> {
  const { drawSource } = await import("../../figures/drawSource.ts");
  import.meta.hot?.send("deck:drawing", figure.at);
  const drawn = await drawSource(figure);
  import.meta.hot?.send("deck:drawn");
  return drawn;
}

/** The place that the renderer wrote as `path:line:column`. */
function parsePlace(text: string): Location {
  const [, path = "", line = "1", column = "1"] = /^(.*):(\d+):(\d+)$/.exec(text) ?? [];
  return { path, line: Number(line), column: Number(column) };
}
