import { listSteps } from "../fragments.ts";
import { findOverflows } from "../inspectSlide.ts";
import { createPreview } from "./preview.ts";

/** The slides whose content does not fit, each laid out in full where nobody sees it. */
export function listOverflowing(sections: readonly HTMLElement[]): HTMLElement[] {
  const board = createPreview("measuring");
  document.body.append(board.element);
  try {
    return sections.filter((section) => {
      board.show(section, listSteps(section).length, -1);
      const slide = board.element.querySelector("section");
      return slide !== null && findOverflows(slide).length > 0;
    });
  } finally {
    board.element.remove();
  }
}
