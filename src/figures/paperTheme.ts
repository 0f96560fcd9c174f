import { HUES, INK, LINE, PAPER, TINTS } from "./paperColors.ts";

/** Mermaid's theme variables for the types of diagram that keep a palette of their own. */
export const PAPER_THEME = {
  background: PAPER,
  primaryColor: "#ece7fb",
  primaryTextColor: INK,
  primaryBorderColor: "#8a76c9",
  secondaryColor: "#e3eefc",
  secondaryBorderColor: "#7fa9de",
  secondaryTextColor: INK,
  tertiaryColor: "#f6f4fb",
  tertiaryBorderColor: "#c9bfe3",
  tertiaryTextColor: INK,
  textColor: INK,
  titleColor: INK,
  lineColor: LINE,
  arrowheadColor: LINE,
  edgeLabelBackground: PAPER,
  relationLabelBackground: PAPER,
  compositeBackground: PAPER,
  noteBkgColor: "#fdf3d6",
  noteBorderColor: "#d9b95b",
  noteTextColor: INK,
  ...number("cScale", TINTS, 12),
  ...number("cScalePeer", HUES, 12),
  ...number("cScaleInv", HUES, 12),
  ...number("cScaleLabel", [INK], 12),
  ...number("fillType", TINTS, 8),
  ...number("git", HUES, 8),
  ...number("gitInv", HUES, 8),
  ...number("gitBranchLabel", [PAPER], 8),
  ...number("pie", TINTS, 12, 1),
  ...number("venn", HUES, 8, 1),

  commitLabelColor: INK,
  commitLabelBackground: PAPER,
  commitLabelFontSize: "20px",
  tagLabelFontSize: "20px",

  taskBorderColor: "#8a76c9",
  activeTaskBkgColor: "#b5d2f8",
  activeTaskBorderColor: "#1f62c4",
  doneTaskBkgColor: "#e2deeb",
  doneTaskBorderColor: "#a79dbd",
  critBkgColor: "#f5bcc0",
  critBorderColor: "#b3303b",
  gridColor: "#d5cfe3",

  pieOpacity: "1",
  pieStrokeColor: PAPER,
  pieOuterStrokeWidth: "0px",
  pieTitleTextSize: "26px",
  pieSectionTextSize: "22px",
  pieLegendTextSize: "20px",

  quadrant1Fill: "#f1eefc",
  quadrant2Fill: "#eaf6ef",
  quadrant3Fill: "#f8f7fb",
  quadrant4Fill: "#fcf1ec",
  quadrantPointFill: HUES[0],

  archEdgeColor: LINE,
  archEdgeArrowColor: LINE,
  archGroupBorderColor: LINE,

  cynefin: { domainFontSize: 26, itemFontSize: 20 },
  packet: {
    byteFontSize: "20px",
    labelFontSize: "22px",
    titleFontSize: "22px",
    blockFillColor: "#ece7fb",
    blockStrokeColor: "#8a76c9",
  },
  radar: {
    axisLabelFontSize: 20,
    legendFontSize: 20,
    legendBoxSize: 16,
    curveOpacity: 0.35,
    axisColor: "#a79dbd",
  },
  treeView: { labelFontSize: "22px", labelColor: INK, lineColor: LINE },
  wardley: { backgroundColor: PAPER, componentFill: PAPER },
  xyChart: { backgroundColor: PAPER, plotColorPalette: [TINTS[0], ...HUES.slice(1)].join() },
};

/** `name0`, `name1` … for `count` colours, from the first again when there are no more. */
function number(
  name: string,
  colors: readonly string[],
  count: number,
  first = 0,
): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${name}${first + index}`,
      colors[index % colors.length] ?? INK,
    ]),
  );
}
