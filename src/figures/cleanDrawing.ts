const REFERENCE = /url\(\s*["']?#([^)"']+)["']?\s*\)/g;
const FOREIGN_REFERENCE = /url\(\s*["']?(?!["']?#)[^)]*\)/g;
const LENGTHS =
  /^(?:d|points|viewBox|width|height|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|dx|dy|refX|refY|transform)$/;

const DEFINITIONS =
  "marker, symbol, filter, linearGradient, radialGradient, clipPath, pattern, mask";

/**
 * Makes a library's SVG fit for any page: nothing in it runs, links or loads, its ids begin with
 * `name`, and what nothing uses is gone.
 */
export function cleanDrawing(svg: SVGSVGElement, name: string): void {
  removeActive(svg);
  const used = listReferences(svg);
  for (const element of listElements(svg)) {
    const isUnused = element.matches(DEFINITIONS) && !used.has(element.id);
    const isEmptyLabel = element.matches(".edgeLabel") && element.textContent.trim() === "";
    if (isUnused || isEmptyLabel || element.matches("title, desc")) element.remove();
    else removeUnused(element, used);
  }
  renameIds(svg, name);
  for (const element of [...svg.querySelectorAll("g, defs, rect")].toReversed()) {
    const isEmptyBox = element.tagName === "rect" && !element.hasAttribute("width");
    if (isEmptyBox || (element.tagName !== "rect" && element.childNodes.length === 0)) {
      element.remove();
    }
  }
}

function listElements(svg: SVGSVGElement): Element[] {
  return [svg, ...svg.querySelectorAll("*")];
}

/** Scripts, pop-ups, pictures from elsewhere: a drawing is a picture with links and no more. */
function removeActive(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll(
    "script, iframe, object, embed, .actorPopupMenu, .mermaidTooltip",
  )) {
    element.remove();
  }
  for (const link of svg.querySelectorAll("a")) keepLink(link);
  for (const element of svg.querySelectorAll("*")) {
    if (element.tagName !== "a" && readAddresses(element).some(isForeign)) element.remove();
    for (const attribute of element.attributes) {
      if (attribute.value.includes("url(")) {
        attribute.value = attribute.value.replace(FOREIGN_REFERENCE, "none");
      }
    }
  }
  for (const style of svg.querySelectorAll("style")) {
    style.textContent = style.textContent
      .replace(/@import[^;]*;?/g, "")
      .replace(FOREIGN_REFERENCE, "none");
  }
}

/** A link leads to a slide or another site; one that does not is still what moves its node to its place. */
function keepLink(link: Element): void {
  const [address = ""] = readAddresses(link);
  const isKept = /^(?:https?:|mailto:|#)/i.test(address);
  const kept = document.createElementNS(link.namespaceURI ?? "", isKept ? "a" : "g");
  for (const name of ["id", "class", "transform", "data-id"]) {
    const value = link.getAttribute(name);
    if (value !== null) kept.setAttribute(name, value);
  }
  if (isKept) kept.setAttribute("href", address.replace(/^#\//, "#"));
  kept.append(...link.childNodes);
  link.replaceWith(kept);
}

/** The values of `href`, `xlink:href` and `src`. */
function readAddresses(element: Element): string[] {
  return ["href", "xlink:href", "src"].flatMap((name) => element.getAttribute(name) ?? []);
}

function isForeign(address: string): boolean {
  return !/^(?:#|data:image\/)/.test(address);
}

function listReferences(svg: SVGSVGElement): ReadonlySet<string> {
  const named = [...svg.outerHTML.replaceAll("&quot;", '"').matchAll(REFERENCE)].map(
    ([, id]) => id ?? "",
  );
  const linked = listElements(svg)
    .flatMap(readAddresses)
    .map((address) => address.replace(/^#/, ""));
  return new Set([...named, ...linked]);
}

/** A library's own notes, texts that the figure says itself, long decimals. */
function removeUnused(element: Element, used: ReadonlySet<string>): void {
  for (const { name, value } of Array.from(element.attributes)) {
    const isNote =
      /^(?:on|aria-|xmlns|role$)/.test(name) ||
      (name.startsWith("data-") && name !== "data-step") ||
      (name === "id" && !used.has(value)) ||
      (/^(?:class|style)$/.test(name) && /^[\s;]*$/.test(value));
    if (isNote) element.removeAttribute(name);
    else if (LENGTHS.test(name)) element.setAttribute(name, shortenNumbers(value));
  }
}

/**
 * A tenth of a pixel is more than any screen shows. Scales and rotations stay as they are, and so
 * do paths that are packed already: in "1.23.45" a point is all that parts two numbers.
 */
function shortenNumbers(value: string): string {
  if (/scale|rotate|matrix|skew|\.\d+\.|[a-z]\./i.test(value)) return value;
  return value.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, (number) =>
    String(Number(Number(number).toFixed(1))),
  );
}

function renameIds(svg: SVGSVGElement, name: string): void {
  const nameById = new Map<string, string>();
  for (const element of svg.querySelectorAll("[id]")) {
    const id = `${name}-${nameById.size}`;
    nameById.set(element.id, id);
    element.id = id;
  }
  const rename = (text: string): string =>
    text.replace(REFERENCE, (_reference, id: string) => `url(#${nameById.get(id) ?? id})`);
  for (const element of listElements(svg)) {
    for (const attribute of element.attributes) {
      const { localName, value } = attribute;
      const target = localName === "href" ? nameById.get(value.slice(1)) : undefined;
      // A drawing has thousands of attributes, and few of them refer to something.
      if (target !== undefined) attribute.value = `#${target}`;
      else if (value.includes("url(")) attribute.value = rename(value);
    }
    if (element.tagName === "style") element.textContent = rename(element.textContent);
  }
}
