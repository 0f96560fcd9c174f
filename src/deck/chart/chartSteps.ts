import { isMap, isSeq, type Document, type YAMLMap } from "yaml";
import { startOf, type ReportAt } from "../yaml.ts";
import { VIEW_LISTS } from "./checkChart.ts";

const STEP_LINE = /^[ \t]*#[ \t]*step[ \t]*$/gm;

/**
 * Divides a chart at its lines `# step`: each item of a `layer` or `concat` list below the n-th of
 * them gets a name in `step_n_…`, which its marks carry into the drawing. Gives the number of steps.
 */
export function nameSteps(document: Document, text: string, report: ReportAt): number {
  const lines = [...text.matchAll(STEP_LINE)].map(({ index }) => index);
  const isShown = lines.map(() => false);
  let count = 0;

  const nameItems = (view: unknown, step: number): void => {
    if (!isMap(view)) return;
    for (const name of VIEW_LISTS) {
      const list = view.get(name);
      if (!isSeq(list)) continue;
      list.items = list.items.map((item) => {
        const own = lines.filter((line) => line < startOf(item)).length;
        nameItems(item, own);
        if (own <= step || !isMap(item)) return item;
        isShown[own - 1] = true;
        count += 1;
        return nameView(document, item, `step_${own}_${count}`, name);
      });
    }
    nameItems(view.get("spec"), step);
  };
  nameItems(document.contents, 0);

  for (const [index, line] of lines.entries()) {
    if (isShown[index]) continue;
    const message = 'nothing appears at this step: put an item of a "layer" or a "concat" below it';
    report(line, "bad-figure-steps", message);
  }
  return lines.length;
}

/** A layer goes into one of its own: what Vega-Lite makes of a mark, its points, then has the name too. */
function nameView(document: Document, view: YAMLMap, name: string, list: string): YAMLMap {
  if (list !== "layer") {
    view.set("name", name);
    return view;
  }
  return document.createNode({ name, layer: [view] });
}
