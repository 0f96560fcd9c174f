/** A colour of sRGB: channels from 0 to 255, alpha from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const colourByText = new Map<string, Colour>();
let paper: CanvasRenderingContext2D | undefined;

/** Any colour of CSS as sRGB, by painting with it: `oklab()` and `color-mix()` included. */
export function readColour(text: string): Colour {
  const known = colourByText.get(text);
  if (known !== undefined) return known;
  paper ??= createPaper();
  paper.clearRect(0, 0, 1, 1);
  paper.fillStyle = "transparent";
  if (text !== "none") paper.fillStyle = text;
  paper.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = paper.getImageData(0, 0, 1, 1).data;
  const colour = { red, green, blue, alpha: alpha / 255 };
  colourByText.set(text, colour);
  return colour;
}

function createPaper(): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("this browser paints on no canvas");
  return context;
}

/** `above` laid over `below`. */
export function blend(above: Colour, below: Colour): Colour {
  const alpha = above.alpha + below.alpha * (1 - above.alpha);
  if (alpha === 0) return above;
  const mix = (a: number, b: number): number =>
    (a * above.alpha + b * below.alpha * (1 - above.alpha)) / alpha;
  return {
    red: mix(above.red, below.red),
    green: mix(above.green, below.green),
    blue: mix(above.blue, below.blue),
    alpha,
  };
}

/** WCAG's contrast ratio, from 1 to 21. */
export function computeContrast(one: Colour, other: Colour): number {
  const [light, dark] = [computeLuminance(one), computeLuminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function computeLuminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const value = channel / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
