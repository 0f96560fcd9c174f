import type { Config } from "vega-lite";

/** The type of a chart's words; they are measured in it, so the drawing names it itself. */
export const CHART_FONT = '"Inter Variable", sans-serif';
export const CHART_FONT_SIZE = 24;

/** Pixels: what a slide has below its title. Labels keep their size when a chart is drawn for its place. */
export const CHART_SIZE = { width: 1120, height: 470 };

/**
 * The ends of a scale of colours. Vega mixes real colours only, so it mixes black and white; each
 * grey that it makes says how far a colour of the page is from one role to the other.
 */
const RAMP = ["#000000", "#ffffff"];

/** The colours of an ordered scale of few values. */
const ORDERED_COLORS = [20, 40, 60, 80, 100].map(mixRoles);

/** The thickness of what carries the data. */
const LINE_WIDTH = 4;

/**
 * The looks of a chart, readable from the back of a room. Colours are the page's roles, by name:
 * Vega hands them to the drawing as they are, and light and dark need no other drawing.
 */
export const CHART_CONFIG: Config = {
  background: "transparent",
  // As wide as the text: what ends an axis needs room, and so does what is below.
  padding: { top: 4, right: 8, bottom: 16, left: 0 },
  font: CHART_FONT,
  view: { stroke: null },
  axis: {
    labelColor: "var(--muted)",
    labelFontSize: CHART_FONT_SIZE,
    labelPadding: 12,
    titleColor: "var(--muted)",
    titleFontSize: CHART_FONT_SIZE,
    titleFontWeight: "normal",
    gridColor: "var(--line)",
    domainColor: "var(--line)",
    domainWidth: 2,
    ticks: false,
    tickCount: 5,
  },
  axisX: { grid: false, labelAngle: 0, titlePadding: 12 },
  // Its title is above the axis, where nobody has to tilt their head.
  axisY: {
    domain: false,
    titleAngle: 0,
    titleAnchor: "end",
    titleAlign: "left",
    titleBaseline: "bottom",
    titleX: 0,
    titleY: -18,
  },
  header: {
    labelColor: "var(--text)",
    labelFontSize: CHART_FONT_SIZE,
    titleColor: "var(--muted)",
    titleFontSize: CHART_FONT_SIZE,
  },
  legend: {
    labelColor: "var(--text)",
    labelFontSize: CHART_FONT_SIZE,
    titleColor: "var(--muted)",
    titleFontSize: CHART_FONT_SIZE,
    titleFontWeight: "normal",
    labelOffset: 8,
    offset: 32,
    rowPadding: 12,
    symbolSize: 220,
    symbolStrokeWidth: LINE_WIDTH,
    gradientLength: 240,
    gradientThickness: 22,
    gradientLabelOffset: 8,
  },
  title: { color: "var(--text)", fontSize: 26, fontWeight: 600, anchor: "start", offset: 16 },
  mark: { color: "var(--series-1)" },
  line: { strokeWidth: LINE_WIDTH, strokeCap: "round", strokeJoin: "round" },
  trail: { strokeWidth: LINE_WIDTH },
  area: { fillOpacity: 0.25 },
  bar: { cornerRadiusEnd: 6 },
  point: { filled: true, size: 140, opacity: 1 },
  circle: { size: 140, opacity: 1 },
  square: { size: 140, opacity: 1 },
  rule: { color: "var(--muted)", strokeWidth: 2 },
  text: { color: "var(--text)", fontSize: CHART_FONT_SIZE },
  geoshape: { stroke: "var(--bg)" },
  range: {
    category: [1, 2, 3, 4, 5, 6].map((number) => `var(--series-${number})`),
    ordinal: ORDERED_COLORS,
    heatmap: RAMP,
    ramp: RAMP,
  },
  // An average is not titled "Mean of …", whatever the deck's language.
  fieldTitle: "plain",
};

const GREY = /^rgb\((\d+), \1, \1\)$/;

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
