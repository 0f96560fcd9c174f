const NAMESPACE = "http://www.w3.org/2000/svg";
const SVG = "data:image/svg+xml;base64,";
/** Pixels of room on each side of a label, in which its line and those that it crosses are not drawn. */
const ROOM = 5;
/** The dashes of a dotted line, as long as the gaps between them. */
const DASH = 6;

/** Prepares a flowchart for the page's own style sheet: its pictures, and the lines that pass its labels. */
export function styleFlowchart(svg: SVGSVGElement): void {
  svg.classList.add("flowchart");
  const shown = new Map<string, SVGElement>();
  for (const image of svg.querySelectorAll("image")) inlinePicture(image, shown);
  for (const node of svg.querySelectorAll(".image-shape")) {
    // A picture has its own outline, and no box around it and its label.
    node.classList.add("node");
    for (const box of node.querySelectorAll(":scope > g:not(.label, .picture)")) box.remove();
  }
  // What leaves the drawing is in the way of nothing that comes.
  const labels = [...svg.querySelectorAll(".edgeLabel:not([data-until]), .cluster-label")]
    .filter((label) => label.textContent.trim() !== "")
    .map((label) => label.getBoundingClientRect());
  for (const line of svg.querySelectorAll<SVGPathElement>(".flowchart-link")) {
    leaveGaps(line, labels);
  }
}

/**
 * An SVG picture becomes part of the drawing, so that it wears the page's colours; one with a style
 * sheet would dress the page. One that is there already, in `shown`, is used again.
 */
function inlinePicture(image: SVGImageElement, shown: Map<string, SVGElement>): void {
  const address = image.getAttribute("href") ?? "";
  if (!address.startsWith(SVG)) return;
  const size = ["width", "height"].map((name) => image.getAttribute(name) ?? "0");
  const key = [address, ...size].join(" ");
  const same = shown.get(key);
  if (same !== undefined) {
    putPicture(image, createUse(same));
    return;
  }
  const bytes = Uint8Array.from(atob(address.slice(SVG.length)), (c) => c.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  const picture = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (picture.localName !== "svg" || picture.querySelector("style") !== null) return;
  // The label below it says what it shows.
  picture.removeAttribute("role");
  for (const [index, name] of ["width", "height"].entries()) {
    picture.setAttribute(name, size[index] ?? "0");
  }
  putPicture(image, picture);
  picture.id = `picture-${shown.size}`;
  shown.set(key, picture as unknown as SVGElement);
}

function createUse({ id }: Element): SVGElement {
  const use = document.createElementNS(NAMESPACE, "use");
  use.setAttribute("href", `#${id}`);
  return use;
}

function putPicture(image: SVGImageElement, picture: Element): void {
  const group = document.createElementNS(NAMESPACE, "g");
  group.setAttribute("class", "picture");
  group.setAttribute("transform", image.getAttribute("transform") ?? "");
  group.append(picture);
  image.replaceWith(group);
}

/** A box under a label would have to be of the colour behind it, which is a gradient: the line has a gap instead. */
function leaveGaps(line: SVGPathElement, labels: readonly DOMRect[]): void {
  const toPage = line.getScreenCTM();
  const box = line.getBoundingClientRect();
  const crossed = labels.filter(
    ({ left, right, top, bottom }) =>
      left < box.right && right > box.left && top < box.bottom && bottom > box.top,
  );
  if (toPage === null || crossed.length === 0) return;
  const isDashed = line.matches(".edge-pattern-dotted, .edge-pattern-dashed");
  const runs: number[] = [];
  let wasDrawn = false;
  for (let at = 0; at < line.getTotalLength(); at += 1) {
    const { x, y } = line.getPointAtLength(at).matrixTransform(toPage);
    const isDrawn =
      !(isDashed && Math.floor(at / DASH) % 2 === 1) &&
      !crossed.some(
        ({ left, right, top, bottom }) =>
          x > left - ROOM && x < right + ROOM && y > top - ROOM && y < bottom + ROOM,
      );
    if (isDrawn !== wasDrawn) runs.push(0);
    wasDrawn = isDrawn;
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
  }
  // The last run goes on to the end, however long that is by another browser's measure.
  line.style.strokeDasharray = [...runs, wasDrawn ? 0 : 9999].join(" ");
}
