/** Pixels around what is drawn: lines are wider than their geometry. */
const EDGE = 4;

/**
 * Lays a drawing that has a palette of its own on paper, a light ground in either scheme: cut to
 * what is drawn, and no larger than Mermaid made it. It must be in the document, to be measured.
 */
export function layOnPaper(svg: SVGSVGElement): void {
  // Some types say "flowchart" of themselves, which here means the page's own colours.
  svg.classList.remove("flowchart", "sequence");
  svg.classList.add("paper");

  const { x, y, width, height } = cut(svg);
  svg.setAttribute("viewBox", [x, y, width, height].join(" "));
  for (const name of ["width", "height", "preserveAspectRatio"]) svg.removeAttribute(name);
  svg.style.maxWidth = `${Math.ceil(width)}px`;
}

/** Mermaid leaves much room around some types; what it leaves outside is not meant to be seen. */
function cut(svg: SVGSVGElement): DOMRect {
  const drawn = svg.getBBox();
  const left = drawn.x - EDGE;
  const top = drawn.y - EDGE;
  const right = drawn.x + drawn.width + EDGE;
  const bottom = drawn.y + drawn.height + EDGE;
  if (!svg.hasAttribute("viewBox")) return new DOMRect(left, top, right - left, bottom - top);

  const box = svg.viewBox.baseVal;
  const x = Math.max(left, box.x);
  const y = Math.max(top, box.y);
  const width = Math.min(right, box.x + box.width) - x;
  const height = Math.min(bottom, box.y + box.height) - y;
  return new DOMRect(x, y, width, height);
}
