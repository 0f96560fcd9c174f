/** A colour of sRGB: channels from 0 to 255, alpha from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const colourByText = new Map<string, Colour>();
let canvas: CanvasRenderingContext2D | undefined;

/** Any colour of CSS as sRGB, by painting with it: `oklab()` and `color-mix()` included. */
export function readColour(text: string): Colour {
  const known = colourByText.get(text);
  if (known !== undefined) return known;
  canvas ??= createCanvas();
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = "transparent";
  if (text !== "none") canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const colour = { red, green, blue, alpha: alpha / 255 };
  colourByText.set(text, colour);
  return colour;
}

function createCanvas(): CanvasRenderingContext2D {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
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
