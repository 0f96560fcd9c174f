import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Slide } from "../../src/deck/model.ts";
import type { Problem, ProblemCode } from "../../src/deck/problem.ts";
import type { CheckedDeck } from "../../src/check/checkDeck.ts";

/** Mistakes that only a browser sees. */
export const SEEN_CODES: readonly ProblemCode[] = [
  "accessibility",
  "low-contrast",
  "missing-glyph",
  "overflow",
  "small-text",
  "tight-title",
];

/** Mistakes of a deck that has no slides to show them on. */
export const CODES_OF_NO_DECK: readonly ProblemCode[] = ["empty-deck", "missing-deck-data"];

/** Mistakes that are no text. */
const BYTES: readonly ProblemCode[] = ["not-utf8", "large-chapter"];

/** Whether the slide that goes by a mistake's name, or a file without slides, has it as `docs/problems.md` writes it. */
export function showsExample(checked: CheckedDeck, code: ProblemCode): boolean {
  const places = checked.problems.filter((problem) => {
    const slide = findSlide(checked, problem);
    return (
      problem.code === code && (slide === undefined || (slide.settings.id ?? slide.id) === code)
    );
  });
  const example = readExamples().get(code) ?? "";
  return places.some(
    (place) => BYTES.includes(code) || readAround(checked, place).includes(example),
  );
}

export function findSlide({ deck }: CheckedDeck, { at }: Problem): Slide | undefined {
  return deck.slides.findLast((slide) => slide.at.path === at.path && slide.at.line <= at.line);
}

/** The examples of `docs/problems.md` by code, as an author writes them; words stand for what is no text. */
export function readExamples(): ReadonlyMap<string, string> {
  const page = readFileSync(join(import.meta.dirname, "../../docs/problems.md"), "utf8");
  const rows = page.matchAll(/^\| `([a-z0-9-]+)` +\| (.*?) +\| .*\|$/gm);
  return new Map([...rows].map(([, code = "", example = ""]) => [code, readExample(example)]));
}

function readExample(cell: string): string {
  return cell.replace(/^(`+)( ?)(.*)\2\1$/, "$3").replaceAll("\\|", "|");
}

/** The lines of the slide, or of the file without slides, that a problem is in. */
function readAround({ deck, textByPath }: CheckedDeck, { at }: Problem): readonly string[] {
  const lines = textByPath.get(at.path)?.split("\n") ?? [];
  const starts = deck.slides
    .filter((slide) => slide.at.path === at.path)
    .map((slide) => slide.at.line);
  const start = starts.findLast((line) => line <= at.line) ?? 1;
  const end = starts.find((line) => line > at.line) ?? lines.length + 1;
  return lines.slice(start - 1, end - 1).map((line) => line.trim());
}
