import fc from "fast-check";
import { expect, test } from "vitest";
import { cutChapter, type CutChapter } from "../../src/deck/chapter/cutChapter.ts";
import { isThorough } from "../thorough.ts";

/** Lines that begin something, end something, or are meant otherwise by what is around them. */
const LINES = [
  "--- --- --- --- ---- -- ``` ``` ~~~ ::: === <div> </div> <!-- --> * * * |-|-|".split(" "),
  ["", "", "", "", "text", "more", "id: a", "layout: cover", "title: |", "  deeper", "key: value"],
  ["## Heading", "- item", "- ---", "  - ---", "> quote", "    ---", "1. one", "| a | b |"],
  ["Note: said", "[click]", "[a]: https://example.org", "<p>html", "</p>", "<script>", "</script>"],
  [
    "::: columns",
    "<!-- .slide: id=b -->",
    "{.class}",
    "\t---",
    "--- ",
    "---\t",
    "=====",
    "\\",
    "\0",
  ],
].flat();

/** Of eight edits each. */
const RUNS = isThorough ? 2500 : 400;

/** Most lines open nothing: else all but the first slides would be in it. */
const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("---", "", "text", "## Heading", "- item", "id: a") },
  { weight: 1, arbitrary: fc.constantFrom(...LINES) },
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(3),
  added: fc.array(line, { maxLength: 3 }),
});

/** Slides enough that some are left alone. */
const chapter = fc
  .array(fc.array(line, { maxLength: 6 }), { minLength: 4, maxLength: 12 })
  .map((slides) => slides.flatMap((lines) => ["---", ...lines, ""]));

/** What is cut, whether it is cut anew or as before. */
const compare = ({ slides, definitions }: CutChapter) => ({
  slides: slides.map(({ start, source }) => ({ start, source })),
  definitions,
});

test("whatever lines are edited, a chapter that was cut before is cut as if it were new", () => {
  let kept = 0;
  fc.assert(
    fc.property(chapter, fc.array(edit, { minLength: 8, maxLength: 8 }), (first, edits) => {
      let lines = first;
      let before = cutChapter(lines);
      for (const { at, removed, added } of edits) {
        lines = lines.toSpliced(Math.floor(at * (lines.length + 1)), removed, ...added);
        const after = cutChapter(lines, before);
        expect(compare(after)).toEqual(compare(cutChapter(lines)));
        if (after.slides.some(({ blocks }) => blocks === undefined)) kept += 1;
        // As the cache has them: without their tokens.
        before = { ...after, slides: compare(after).slides };
      }
    }),
    { numRuns: RUNS },
  );
  expect(kept).toBeGreaterThan(RUNS / 2);
});

test("an edit cuts its own slide and those beside it, however many there are", () => {
  const slides = Array.from({ length: 100 }, (_, index) => `---\n\n## ${index}\n`).join("\n");
  const before = cutChapter(slides.split("\n"));
  const after = cutChapter(slides.replace("## 50", "## 50\n\nmore").split("\n"), {
    ...before,
    slides: compare(before).slides,
  });
  expect(after.slides.filter(({ blocks }) => blocks !== undefined).length).toBeLessThanOrEqual(3);
  expect(compare(after)).toEqual(compare(cutChapter(after.lines)));
});
