/** Milliseconds from one view to the next. */
const MOVE = 700;

/** Moves that are under way: where to, and what ends one. */
const moves = new WeakMap<SVGSVGElement, { readonly view: string; readonly end: () => void }>();

/** The view boxes of a drawing that has views: of all of it, then as it opens and at each step. */
function listViews(svg: SVGSVGElement): readonly string[] {
  return svg.dataset["views"]?.split(";") ?? [];
}

/** Looks at the part of a drawing that its source names for a step; on stage by a move, if it is being shown. */
export function showView(svg: SVGSVGElement, step: number): void {
  const [whole, ...views] = listViews(svg);
  const view = views[step];
  const { view: page } = document.documentElement.dataset;
  if (whole === undefined || view === undefined || page === "print") return;
  const isShown = page === "stage" && svg.closest("section.present") !== null;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (moves.get(svg)?.view === view) return;
  moves.get(svg)?.end();
  if (isShown && !isCalm && svg.getAttribute("viewBox") !== view) move(svg, view);
  else svg.setAttribute("viewBox", view);
}

/** Shows all of every drawing; gives what undoes it. */
export function showWholeDrawings(root: ParentNode): () => void {
  const kept = [...root.querySelectorAll<SVGSVGElement>("svg[data-views]")].map((svg) => {
    moves.get(svg)?.end();
    const view = svg.getAttribute("viewBox") ?? "";
    svg.setAttribute("viewBox", listViews(svg)[0] ?? view);
    return [svg, view] as const;
  });
  return () => {
    for (const [svg, view] of kept) svg.setAttribute("viewBox", view);
  };
}

/**
 * Moves from the view that is shown to another. What is painted is the nearer of the two, whose picture
 * the browser shrinks: to paint a drawing anew for each frame takes too long.
 */
function move(svg: SVGSVGElement, view: string): void {
  const { width, height } = getComputedStyle(svg);
  const look = (box: string) => {
    const [x = 0, y = 0, w = 1, h = 1] = box.split(" ").map(Number);
    const scale = Math.min(Number.parseFloat(width) / w, Number.parseFloat(height) / h);
    return { x: x + w / 2, y: y + h / 2, scale };
  };
  const old = svg.getAttribute("viewBox") ?? view;
  const [from, to] = [look(old), look(view)];
  const isNearer = to.scale > from.scale;
  const [near, far] = isNearer ? [to, from] : [from, to];
  const [dx, dy] = [(near.x - far.x) * far.scale, (near.y - far.y) * far.scale];
  const shrunk = `translate(${dx}px, ${dy}px) scale(${far.scale / near.scale})`;
  if (isNearer) svg.setAttribute("viewBox", view);
  const animation = svg.animate(
    { transform: isNearer ? [shrunk, "none"] : ["none", shrunk] },
    { duration: MOVE, easing: "ease-in-out" },
  );
  const end = (): void => {
    animation.cancel();
    svg.setAttribute("viewBox", view);
    moves.delete(svg);
  };
  animation.addEventListener("finish", end);
  moves.set(svg, { view, end });
}
