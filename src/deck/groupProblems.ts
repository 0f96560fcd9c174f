import type { Slide } from "./model.ts";
import type { Problem } from "./problem.ts";

/** Slides that may have a fault of one kind each for itself: with more, one cause is behind them. */
const FEW_SLIDES = 3;

/** The first problem of each kind on a slide, or in the deck where many slides have it, with a count. */
export function groupProblems(
  problems: readonly Problem[],
  slides: readonly Slide[],
): readonly Problem[] {
  const bySlide = group(problems, (problem) => {
    const slide = slides.findLast(
      ({ at }) => at.path === problem.at.path && at.line <= problem.at.line,
    );
    return `${problem.code} ${slide?.id ?? problem.at.path}`;
  });
  return [...group(bySlide, ([first]) => first?.code ?? "")].flatMap((kinds) => {
    const [first] = kinds[0] ?? [];
    const count = kinds.flat().length;
    if (first !== undefined && kinds.length > FEW_SLIDES) {
      return [{ ...first, message: `${first.message} (${count} such on ${kinds.length} slides)` }];
    }
    return kinds.flatMap(([one, ...others]) => {
      if (one === undefined || others.length === 0) return one ?? [];
      return { ...one, message: `${one.message} (and ${others.length} more such on this slide)` };
    });
  });
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [item]);
    else members.push(item);
  }
  return [...groups.values()];
}
