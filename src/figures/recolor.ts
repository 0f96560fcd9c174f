const PROPERTIES = ["fill", "stroke", "color", "stop-color", "background-color"];
/** The lightness at which a colour stays what it is; lighter ones come from the background, darker from the text. */
const MIDDLE = 0.62;
/** Pixels around what is drawn: lines are wider than their geometry. */
const EDGE = 4;

/**
 * Gives a drawing in the document the page's colours instead of its own: what is white becomes the
 * page's background, what is black its text, and a hue between them is mixed with the nearer of the
 * two. So it is right in both schemes, in every theme, and for every kind of diagram there will be.
 */
export function recolorDrawing(svg: SVGSVGElement): void {
  const probe = document.createElement("span");
  svg.after(probe);
  const mix = (value: string): string => mixWithPage(value, probe);

  for (const element of [svg, ...svg.querySelectorAll<SVGElement>("*")]) {
    for (const name of PROPERTIES) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, mix(value));
    }
    recolorStyle(element.style, mix);
    // What darkens a white ground leaves nothing of a dark one.
    element.style.removeProperty("mix-blend-mode");
  }
  const style = svg.querySelector("style");
  const rules = [...(style?.sheet?.cssRules ?? [])];
  for (const rule of rules) if (rule instanceof CSSStyleRule) recolorStyle(rule.style, mix);
  if (style !== null) style.textContent = rules.map(({ cssText }) => cssText).join("\n");
  probe.remove();
}

function recolorStyle(style: CSSStyleDeclaration, mix: (value: string) => string): void {
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(name);
    if (value !== "") style.setProperty(name, mix(value), style.getPropertyPriority(name));
  }
}

/** A colour as one of the page's; a reference to a gradient, or no colour, as it is. */
function mixWithPage(value: string, probe: HTMLElement): string {
  if (/url\(|var\(|currentcolor|none|transparent|inherit/i.test(value)) return value;
  const color = readOklab(value, probe);
  if (color === undefined || color.alpha === 0) return value;
  const { lightness, a, b, alpha } = color;
  const isLight = lightness > MIDDLE;
  const share = isLight ? (1 - lightness) / (1 - MIDDLE) : lightness / MIDDLE;
  // The hue as it is in the middle, as strong as it is in the mixture.
  const strength = Math.min(4, 1 / Math.max(share, 0.01));
  const hue = `oklab(${MIDDLE} ${round(a * strength)} ${round(b * strength)})`;
  const end = isLight ? "var(--bg)" : "var(--text)";
  const mixed = `color-mix(in oklab, ${hue} ${Math.round(share * 100)}%, ${end})`;
  return alpha === 1
    ? mixed
    : `color-mix(in oklab, ${mixed} ${Math.round(alpha * 100)}%, transparent)`;
}

/** What the browser makes of a colour; nothing when it is none. */
function readOklab(value: string, probe: HTMLElement) {
  probe.style.color = "";
  probe.style.color = `color-mix(in oklab, ${value}, ${value})`;
  const { color } = getComputedStyle(probe);
  if (!color.startsWith("oklab(")) return undefined;
  const numbers = color.match(/-?[\d.]+(?:e-?\d+)?/g) ?? [];
  const [lightness = 0, a = 0, b = 0, alpha = 1] = numbers.map(Number);
  return { lightness, a, b, alpha };
}

function round(value: number): number {
  return Number(value.toFixed(3));
}

/** Cuts a drawing in the document to what is drawn; it is shown no larger than Mermaid made it. */
export function cropDrawing(svg: SVGSVGElement): void {
  const { x, y, width, height } = findDrawnArea(svg);
  svg.setAttribute("viewBox", [x, y, width, height].join(" "));
  for (const name of ["width", "height", "preserveAspectRatio"]) svg.removeAttribute(name);
  svg.style.maxWidth = `${Math.ceil(width)}px`;
}

/** Mermaid leaves much room around some types; what it leaves outside is not meant to be seen. */
function findDrawnArea(svg: SVGSVGElement): DOMRect {
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
