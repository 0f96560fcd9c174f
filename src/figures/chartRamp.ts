/**
 * The ends of a scale of colours. Vega mixes real colours only, so it mixes black and white; each
 * grey that it makes says how far a colour of the page is from one role to the other.
 */
export const RAMP = ["#000000", "#ffffff"];

const GREY = /^rgb\((\d+), \1, \1\)$/;

/** The colours of an ordered scale of few values. */
export const ORDERED_COLORS = [20, 40, 60, 80, 100].map(mixRoles);

/** A colour in the drawing as one of the page: the greys that a ramp makes, mixed of two roles. */
export function readRamp(color: string): string | undefined {
  const grey = GREY.exec(color)?.[1];
  return grey === undefined ? undefined : mixRoles(Math.round(readLightness(Number(grey) / 255)));
}

function mixRoles(percent: number): string {
  return `color-mix(in oklab, var(--accent) ${percent}%, var(--surface))`;
}

/** The perceived lightness of a grey, 0 to 100: what Vega has mixed evenly. */
function readLightness(grey: number): number {
  const light = grey <= 0.04045 ? grey / 12.92 : ((grey + 0.055) / 1.055) ** 2.4;
  return light <= 0.008856 ? 903.3 * light : 116 * Math.cbrt(light) - 16;
}
