/** What Vite looks for in a page: addresses of files, styles and scripts. */
const ADDRESS =
  /\b(?:src|srcset|poster|href|data)\s*=|<(?:style|script|meta)\b|\bstyle\s*=\s*(?:"[^"]*|'[^']*)(?:url|image-set)\(/i;
const SLIDE = /<section\b[^]*?\n<\/section>/g;
const MARKER = /<!--deck:held-(\d+)-->/g;

/** Slides that Vite need not read, and a way to put them into the page again. */
export interface HeldBack {
  readonly slides: string;
  putBack(page: string): string;
}

/**
 * Holds back the rendered slides in which Vite would find nothing, which are most of them: it
 * reads every element of a page, of a deck with 1,000 slides for 300 ms.
 */
export function holdBack(slides: string): HeldBack {
  const held: string[] = [];
  return {
    slides: slides.replace(SLIDE, (slide) =>
      ADDRESS.test(slide) ? slide : `<!--deck:held-${held.push(slide) - 1}-->`,
    ),
    putBack: (page) => page.replace(MARKER, (_all, index: string) => held[Number(index)] ?? ""),
  };
}
