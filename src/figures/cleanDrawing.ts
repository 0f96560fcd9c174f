const REFERENCE = /url\(\s*["']?#([^)"']+)["']?\s*\)/g;
const FOREIGN_REFERENCE = /url\(\s*["']?(?!["']?#)[^)]*\)/g;

/**
 * Makes a library's SVG fit for any page, as text: nothing in it runs, links to a script or loads,
 * and its ids begin with `name`.
 */
export function cleanDrawing(svg: SVGSVGElement, name: string): string {
  removeActive(svg);
  for (const label of svg.querySelectorAll(".edgeLabel")) {
    if (label.textContent.trim() === "") label.remove();
  }
  for (const { name: attribute } of Array.from(svg.attributes)) {
    // The figure around it has a name and a role.
    if (/^(?:role|aria-.+)$/.test(attribute)) svg.removeAttribute(attribute);
  }
  renameIds(svg, name);
  return new XMLSerializer().serializeToString(svg);
}

/** Scripts, pop-ups, pictures from elsewhere: a drawing is a picture with links and no more. */
function removeActive(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll(
    "script, iframe, object, embed, title, desc, .actorPopupMenu, .mermaidTooltip",
  )) {
    element.remove();
  }
  for (const link of svg.querySelectorAll("a")) keepLink(link);
  for (const element of svg.querySelectorAll("*")) {
    if (element.tagName !== "a" && readAddresses(element).some(isForeign)) element.remove();
  }
  for (const element of [svg, ...svg.querySelectorAll("*")]) {
    for (const attribute of Array.from(element.attributes)) {
      if (attribute.name.startsWith("on")) element.removeAttribute(attribute.name);
      else if (attribute.value.includes("url(")) {
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

/** Two drawings on one page may have the same ids; a style sheet goes by that of the drawing itself. */
function renameIds(svg: SVGSVGElement, name: string): void {
  const nameById = new Map<string, string>();
  for (const [index, element] of svg.querySelectorAll("[id]").entries()) {
    const id = `${name}-${index}`;
    // Of an id that a library has given twice, the first is the one that is referred to.
    if (!nameById.has(element.id)) nameById.set(element.id, id);
    element.id = id;
  }
  svg.id = name;
  const rename = (text: string): string =>
    text.replace(REFERENCE, (_reference, id: string) => `url(#${nameById.get(id) ?? id})`);
  for (const element of svg.querySelectorAll("*")) {
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
