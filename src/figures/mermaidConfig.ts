import type { MermaidConfig } from "mermaid";
import { listC4Settings } from "./c4Config.ts";
import { FONT_FAMILY, FONT_SIZE } from "./labelFont.ts";
import { PAPER_STYLE } from "./paperStyle.ts";
import { PAPER_THEME } from "./paperTheme.ts";

/** Small print, which the last row still reads. */
const SMALL = 20;
/** What a slide leaves for a figure on paper, in pixels: drawn in this size, it is not made smaller. */
const WIDTH = 1060;
const HEIGHT = 450;

const FONT = `${FONT_SIZE}px`;

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
  theme: "base",
  look: "classic",
  layout: "dagre",
  htmlLabels: false,
  fontFamily: FONT_FAMILY,
  // Decides the size of all labels of a sequence as well.
  fontSize: FONT_SIZE,
  themeVariables: { ...PAPER_THEME, fontFamily: FONT_FAMILY, fontSize: FONT },
  themeCSS: `
    text, tspan { font-family: ${FONT_FAMILY}; font-weight: 500; letter-spacing: normal; }
    ${PAPER_STYLE}
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

  // On paper.
  agentflow: { nodeSpacing: 40, rankSpacing: 60, wrappingWidth: 240 },
  c4: listC4Settings(),
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
  // Text in a widened label stands beside its middle. Class diagrams go by this spacing, too.
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
