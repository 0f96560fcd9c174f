import type { MermaidConfig } from "mermaid";
import { listC4Settings } from "./c4Config.ts";

/** What labels are measured with, and shown in: a label keeps the box that it was measured for. */
export const FONT_FAMILY = '"Inter Variable", sans-serif';
/** Pixels. */
export const FONT_SIZE = 26;
/** Small print, which the last row still reads. */
const SMALL = 24;
/** What a slide leaves for a figure, in pixels: drawn in this size, it is not made smaller. */
const WIDTH = 1060;
const HEIGHT = 450;

const FONT = `${FONT_SIZE}px`;
const SMALL_FONT = `${SMALL}px`;

/** Colours that text can be read on: violet, blue, green, ochre, orange, red, teal, grey. */
const TINTS = "#cdbff7 #b5d2f8 #b3e3c6 #f3dc94 #fac6ab #f5bcc0 #aee0e4 #d5cfe3".split(" ");
/** The same hues, for what is only laid on thinly. */
const HUES = "#6a45d1 #1f62c4 #177a49 #8a6800 #bb4416 #b3303b".split(" ");
const INK = "#1f1733";

/** What Mermaid's own colours and sizes leave hard to read; `recolorDrawing` fits all of them to the page. */
const THEME_VARIABLES = {
  fontFamily: FONT_FAMILY,
  fontSize: FONT,
  ...number("cScale", TINTS),
  ...number("cScaleLabel", [INK]),
  ...number("venn", HUES),
  taskBkgColor: TINTS[0],
  taskTextColor: INK,
  taskTextDarkColor: INK,
  taskTextLightColor: INK,
  critBkgColor: TINTS[5],
  critBorderColor: "#b3303b",
  doneTaskBkgColor: "#e2deeb",
  activeTaskBkgColor: TINTS[1],
  commitLabelFontSize: SMALL_FONT,
  tagLabelFontSize: SMALL_FONT,
  pieSectionTextSize: FONT,
  pieLegendTextSize: SMALL_FONT,
  cynefin: { domainFontSize: 26, itemFontSize: SMALL },
  packet: { byteFontSize: SMALL_FONT, labelFontSize: FONT, titleFontSize: FONT },
  radar: { axisLabelFontSize: SMALL, legendFontSize: SMALL },
  treeView: { labelFontSize: FONT },
};

/** What no source can set: Mermaid's own list, and all that decides how a drawing looks. */
const SECURE =
  "secure securityLevel startOnLoad maxTextSize suppressErrorRendering maxEdges " +
  "theme themeVariables themeCSS look darkMode fontFamily fontSize htmlLabels";

/** Fixed looks: what labels are measured with, and how much room things have. */
export const MERMAID_CONFIG: MermaidConfig = {
  startOnLoad: false,
  securityLevel: "strict",
  secure: SECURE.split(" "),
  suppressErrorRendering: true,
  theme: "default",
  look: "classic",
  layout: "dagre",
  htmlLabels: false,
  fontFamily: FONT_FAMILY,
  // Decides the size of all labels of a sequence as well.
  fontSize: FONT_SIZE,
  themeVariables: THEME_VARIABLES,
  themeCSS: `
    text, tspan { font-family: ${FONT_FAMILY}; font-weight: 500; letter-spacing: normal; }
    :is(.usecaseDiagram .edgeLabel, .erDiagram .edgeLabel .label, .edgeTerminals) { font-size: ${SMALL_FONT}; }
    :is(text.legend, .node-labels) { font-size: ${SMALL_FONT}; }
    :is(.treemapSectionLabel, .treemapSectionValue) { font-size: ${SMALL_FONT} !important; }
    :is(.grid .tick text, .ishikawa .ishikawa-head-label) { font-size: ${FONT}; }
    .timeline-node text { font-size: 29px; }
    .titleText { font-size: 26px; }
    /* Labels beside their place. */
    .usecase-ellipse .label text { text-anchor: middle; }
    :is(line, path)[stroke="#444444"] ~ text { text-anchor: end !important; }
    /* They are one upon the other, and the arrows on both. */
    .cynefinSubtitle { display: none; }
  `,

  // Drawn in the page's own colours.
  flowchart: {
    useMaxWidth: false,
    wrappingWidth: 240,
    padding: 14,
    nodeSpacing: 40,
    rankSpacing: 60,
    curve: "basis",
    // A label or a line under the title keeps clear of it.
    subGraphTitleMargin: { top: 6, bottom: 18 },
  },
  sequence: {
    useMaxWidth: false,
    mirrorActors: false,
    // Wide and low, like the area that a slide has for it.
    width: 150,
    height: 52,
    diagramMarginX: 10,
    diagramMarginY: 2,
    actorMargin: 70,
    messageMargin: 7,
    boxMargin: 6,
    actorFontWeight: 500,
    messageFontWeight: 500,
    wrap: false,
  },

  // In its own colours, fitted to the page.
  agentflow: { nodeSpacing: 40, rankSpacing: 60, wrappingWidth: 240 },
  c4: listC4Settings(FONT_FAMILY),
  cynefin: { width: WIDTH, height: 520 },
  er: { nodeSpacing: 60, rankSpacing: 80 },
  gantt: {
    fontSize: FONT_SIZE,
    sectionFontSize: FONT_SIZE,
    barHeight: 34,
    barGap: 8,
    topPadding: 70,
    leftPadding: 130,
    gridLineStartPadding: 50,
  },
  journey: {
    width: 170,
    height: 60,
    taskMargin: 30,
    taskFontSize: FONT_SIZE,
    taskFontFamily: FONT_FAMILY,
    titleFontFamily: FONT_FAMILY,
    titleFontSize: "28px",
  },
  kanban: { sectionWidth: 320 },
  packet: { rowHeight: 56, paddingY: 24 },
  quadrantChart: {
    chartWidth: WIDTH,
    chartHeight: HEIGHT,
    titleFontSize: 26,
    xAxisLabelFontSize: FONT_SIZE,
    yAxisLabelFontSize: FONT_SIZE,
    quadrantLabelFontSize: FONT_SIZE,
    pointLabelFontSize: SMALL,
    pointRadius: 7,
    pointTextPadding: 10,
  },
  radar: { width: 640, height: 350, marginTop: 100, marginBottom: 40, axisLabelFactor: 1.1 },
  sankey: { width: WIDTH, height: HEIGHT, nodeWidth: 14, nodePadding: 24 },
  // Text in a widened label is beside its middle. Class diagrams go by this spacing, too.
  state: { minNodeWidth: 0, nodeSpacing: 50, rankSpacing: 90 },
  swimlane: { layout: "swimlane" },
  timeline: { leftMargin: 20 },
  treeView: { rowIndent: 24, paddingY: 6 },
  usecase: {
    wrappingWidth: 240,
    actorFontSize: FONT_SIZE,
    actorFontFamily: FONT_FAMILY,
    usecaseFontSize: FONT_SIZE,
    usecaseFontFamily: FONT_FAMILY,
  },
  venn: { width: 800, height: HEIGHT },
  "wardley-beta": {
    width: WIDTH,
    height: HEIGHT,
    padding: 56,
    axisFontSize: FONT_SIZE,
    labelFontSize: SMALL,
    nodeRadius: 8,
    nodeLabelOffset: 12,
  },
  xyChart: {
    width: WIDTH,
    height: HEIGHT,
    titleFontSize: 26,
    legendFontSize: SMALL,
    xAxis: { labelFontSize: SMALL, titleFontSize: FONT_SIZE },
    yAxis: { labelFontSize: SMALL, titleFontSize: FONT_SIZE },
  },
};

/** Values of `name0` to `name12`, from the first again when there are no more. */
function number(name: string, values: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(
    Array.from({ length: 13 }, (_, index) => [`${name}${index}`, values[index % values.length]]),
  );
}
