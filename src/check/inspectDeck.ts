import type { Slide } from "../deck/model.ts";
import type { Location, Problem } from "../deck/problem.ts";
import type { DeckSource } from "../vite/readSlides.ts";
import { keepFaults, listColumns, readFaults, type Fault } from "./faults.ts";
import { lookAtColumns, type LookOptions } from "./lookAtColumns.ts";

export interface InspectOptions extends LookOptions {
  /** The drawings of all figures that can be drawn. */
  readonly svgByName: ReadonlyMap<string, string>;
}

/**
 * What only a browser can see, as warnings, each at its slide or its figure. It looks at what may
 * have changed since the last time; what was found on all else is kept.
 */
export async function inspectDeck(
  source: DeckSource,
  { svgByName, ...options }: InspectOptions,
): Promise<readonly Problem[]> {
  const { root } = options;
  const columns = listColumns(source, root, { svgByName, notes: true });
  const kept = readFaults(root);
  const changed = columns.filter(({ key }) => !kept.has(key));
  const wide = columns.filter(({ isWide }) => isWide);
  const found = await lookAtColumns(changed, wide, source, options);
  const faultsByKey = new Map(
    columns.map((column) => [column.key, found.get(column) ?? kept.get(column.key) ?? []]),
  );
  if (changed.length > 0) keepFaults(root, faultsByKey);
  const locate = createFaultLocator(source.deck.slides, source);
  const slideById = new Map(source.deck.slides.map((slide) => [slide.id, slide]));
  const problems = [...faultsByKey.values()].flat().flatMap((fault): Problem[] => {
    const { code, message, slideId } = fault;
    const slide = slideById.get(slideId);
    return slide ? [{ code, severity: "warning", message, at: locate(fault, slide) }] : [];
  });
  return keepFirst(problems);
}

/** Finds the line of a slide that has the words of a fault, where it can; else that of the slide. */
function createFaultLocator(
  slides: readonly Slide[],
  { textByPath }: DeckSource,
): (fault: Fault, slide: Slide) => Location {
  const linesByPath = new Map(
    [...textByPath].map(([path, text]) => [path, text.split(/\r\n?|\n/)]),
  );
  return ({ text = "", figure }, slide) => {
    const drawn = figure === undefined ? undefined : slide.figures[figure];
    if (drawn !== undefined) return drawn.at;
    const { path, line: start } = slide.at;
    const next = slides.find(({ at }) => at.path === path && at.line > start);
    const lines = linesByPath.get(path)?.slice(start - 1, (next?.at.line ?? Infinity) - 1) ?? [];
    for (const length of [40, 20, 10]) {
      const words = keepLetters(text).slice(0, length);
      const index = lines.findIndex((line) => keepLetters(line).includes(words));
      if (words.length < 2 || index === -1) continue;
      return { path, line: start + index, column: (lines[index]?.search(/\S/) ?? 0) + 1 };
    }
    return slide.at;
  };
}

/** What typography and markup leave of a text as it was written. */
function keepLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The same words are found at every step, and in both schemes: once is enough. */
function keepFirst(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ at, message }) => {
    const key = `${at.path}:${at.line} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
