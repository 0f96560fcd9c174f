import { HUES, TINTS } from "./paperColors.ts";

/**
 * What no variable reaches: small print made legible, what is pale or empty by mistake, and labels
 * that stand beside their place.
 */
export const PAPER_STYLE = `
  :is(.usecaseDiagram .edgeLabel, .erDiagram .edgeLabel .label, .edgeTerminals) { font-size: 20px; }
  .usecase-ellipse .label text { text-anchor: middle; }

  /* A relation's text begins in the middle of its line. */
  :is(line, path)[stroke="#444444"] ~ text { text-anchor: end !important; }

  /* They are one upon the other, and the arrows on both. */
  .cynefinSubtitle { display: none; }

  .titleText { font-size: 26px; }
  .grid .tick text { font-size: 22px; }
  .grid .tick line { stroke: #d5cfe3; }
  .ishikawa .ishikawa-head-label { font-size: 22px; }
  text.legend { font-size: 20px; }
  .node-labels { font-size: 20px; }
  .timeline-node text { font-size: 29px; }
  .treemapSectionLabel, .treemapSectionValue { font-size: 20px !important; }
  .treemapLeaf[fill="transparent"] { fill: ${TINTS[7]}; }
  ${HUES.map(
    (hue, index) => `
  circle.actor-${index} { fill: ${hue}; }
  .radarCurve-${index}, .radarLegendBox-${index} { stroke: ${hue}; }`,
  ).join("")}
`;
