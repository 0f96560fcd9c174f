const PROPERTIES = ["fill", "stroke", "color", "stop-color", "background-color"];
/** The lightness at which a colour stays what it is; lighter ones come from the ground, darker from the text. */
const MIDDLE = 0.62;

let canvas: CanvasRenderingContext2D | null = null;

/**
 * Gives a drawing that has a palette of its own the page's: what is white becomes the page's
 * ground, what is black its text, and a hue between them is mixed with the nearer of the two. So
 * it is right in both schemes, in every theme, and for every kind of diagram there will be.
 */
export function wearPageColors(svg: SVGSVGElement): void {
  for (const element of [svg, ...svg.querySelectorAll<SVGElement>("*")]) {
    for (const name of PROPERTIES) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, mix(value));
    }
    mixAll(element.style);
    // What darkens a white ground leaves nothing of a dark one.
    element.style.removeProperty("mix-blend-mode");
  }
  const style = svg.querySelector("style");
  const rules = [...(style?.sheet?.cssRules ?? [])];
  for (const rule of rules) if (rule instanceof CSSStyleRule) mixAll(rule.style);
  if (style !== null) style.textContent = rules.map(({ cssText }) => cssText).join("\n");
}

function mixAll(style: CSSStyleDeclaration): void {
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(name);
    if (value !== "") style.setProperty(name, mix(value), style.getPropertyPriority(name));
  }
}

/** A colour as one of the page's; a reference to a gradient, or no colour, as it is. */
function mix(value: string): string {
  if (/url\(|var\(|currentcolor|none|transparent|inherit/i.test(value)) return value;
  const [red = 0, green = 0, blue = 0, alpha = 0] = readColor(value);
  if (alpha === 0) return value;
  const { lightness, a, b } = toOklab(red, green, blue);
  const isLight = lightness > MIDDLE;
  const share = isLight ? (1 - lightness) / (1 - MIDDLE) : lightness / MIDDLE;
  // The hue as it is in the middle, as strong as it is in the mixture.
  const strength = Math.min(4, 1 / Math.max(share, 0.01));
  const hue = `oklab(${MIDDLE} ${round(a * strength)} ${round(b * strength)})`;
  const end = isLight ? "var(--bg)" : "var(--text)";
  const mixed = `color-mix(in oklab, ${hue} ${Math.round(share * 100)}%, ${end})`;
  return alpha === 255
    ? mixed
    : `color-mix(in oklab, ${mixed} ${Math.round(alpha / 2.55)}%, transparent)`;
}

function readColor(value: string): Uint8ClampedArray | number[] {
  canvas ??= new OffscreenCanvas(1, 1).getContext("2d", {
    willReadFrequently: true,
  }) as unknown as CanvasRenderingContext2D;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = "transparent";
  canvas.fillStyle = value;
  canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data;
}

function toOklab(...channels: readonly [number, number, number]) {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
