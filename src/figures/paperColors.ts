/** What is written and drawn on paper, whatever the scheme of the page. */
export const INK = "#1f1733";
export const LINE = "#574a75";
export const PAPER = "#ffffff";

/** Things that differ: violet, blue, green, ochre, orange, red, teal, grey. Ink can be read on them. */
export const TINTS = [
  "#cdbff7",
  "#b5d2f8",
  "#b3e3c6",
  "#f3dc94",
  "#fac6ab",
  "#f5bcc0",
  "#aee0e4",
  "#d5cfe3",
];
/** The same hues, for lines, points and large words on paper. */
export const HUES = [
  "#6a45d1",
  "#1f62c4",
  "#177a49",
  "#8a6800",
  "#bb4416",
  "#b3303b",
  "#0f7480",
  "#5f5378",
];
