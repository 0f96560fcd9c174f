import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import type { SlideCache } from "../../src/deck/chapter/slideCache.ts";
import { isThorough } from "../thorough.ts";

/** What a slide may hold: each has something that depends on its place or on what is around it. */
const SLIDES = [
  "---\n\n## One\n\n{{ title }} and [two](#two)\n",
  "---\nid: two\nbackground: ../assets/none.png\n---\n\n## Two\n\nSee [the page][page].\n",
  "---\nid: two\n---\n\nNo heading, an id that is there twice\n",
  "---\n\n## One\n\n[page]: https://example.org/a\n",
  "---\n\n```go file=main.go\n```\n\nNote: said\n\n[click] once\n\n[click] twice\n",
  '---\n\n```vega-lite\n{ "data": { "url": "data/a.csv" }, "mark": "bar", "encoding": { "x": { "field": "b" } } }\n```\n',
  "---\n\n## A mistake\n\n::: nothing\n\n{.stray}\n",
  "---\nhidden: true\n---\n\n{{ lost }}\n\n```\nopen to the end of the file\n",
  "---\n\n```mermaid\nflowchart LR\n  a --> b\n```\n",
  "---\nlayuot: title\n\n## Settings that are not closed\n",
  "---\nfooter_text: of another tool, at the top of a file only\n---\n\n## A footer\n",
  "----\n\n[page]: https://example.org/b\n",
  "---\n",
  "---\n\n::: columns\n\nOpen to the end\n",
  "\n",
];

const KINDS = "insert insert insert delete move move replace append value data file".split(" ");

/** Near to the top of a file, where slides often change their places. */
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  chapter: fc.nat(1),
  at: fc.nat(3),
  to: fc.nat(3),
  slide: fc.nat(SLIDES.length - 1),
});

interface Edit {
  readonly kind: string;
  readonly chapter: number;
  readonly at: number;
  readonly to: number;
  readonly slide: number;
}

interface Talk {
  readonly chapters: string[][];
  title: string;
  data: string;
  shown: string;
}

function apply(talk: Talk, { kind, chapter, at, to, slide }: Edit): void {
  const slides = talk.chapters[chapter] ?? [];
  const text = SLIDES[slide] ?? "";
  if (kind === "insert") slides.splice(at, 0, text);
  if (kind === "delete") slides.splice(at, 1);
  if (kind === "move") slides.splice(to, 0, ...slides.splice(at, 1));
  if (kind === "replace") slides.splice(at, 1, text);
  if (kind === "append") slides.splice(at, 1, `${slides[at] ?? ""}\nmore of it\n`);
  if (kind === "value") talk.title = `Title ${to}`;
  if (kind === "data") talk.data = `b,c\n${to},1\n`;
  if (kind === "file") talk.shown = `package p${to}\n`;
}

function parse({ chapters, title, data, shown }: Talk, cache?: SlideCache) {
  const files = [
    { path: "slides/deck.yaml", text: `title: ${title}\n` },
    { path: "slides/data/a.csv", text: data },
    ...chapters.map((slides, index) => ({ path: `slides/${index}.md`, text: slides.join("") })),
  ];
  const projectFiles = {
    find: (path: string): string | undefined => path,
    read: (): string => shown,
    listBeside: (): string[] => [],
  };
  return parseDeck(files, projectFiles, cache);
}

test("whatever is edited, a deck whose other slides are kept is that of a new reading", () => {
  // Some 20 edits a run.
  fc.assert(
    fc.property(fc.array(edit, { minLength: 15, maxLength: 25 }), (edits) => {
      const talk: Talk = {
        chapters: [[], []],
        title: "A",
        data: "b,c\n1,2\n",
        shown: "package p\n",
      };
      const cache: SlideCache = new Map();
      for (const next of edits) {
        apply(talk, next);
        expect(parse(talk, cache)).toEqual(parse(talk));
      }
    }),
    { numRuns: isThorough ? 150 : 15 },
  );
});

test("only the slide that was edited is parsed again, also where lines above it have moved", () => {
  const cache: SlideCache = new Map();
  const talk = { chapters: [[...SLIDES]], title: "A", data: "b,c\n1,2\n", shown: "package p\n" };
  const listParsed = () => [...(cache.get("slides/0.md")?.slides.values() ?? [])];
  parse(talk, cache);
  const before = new Set(listParsed());
  talk.chapters[0]?.splice(0, 1, "---\n\n## Another\n\nwith\n\nmore\n\nlines\n");
  parse(talk, cache);
  expect(listParsed().filter((slide) => !before.has(slide))).toHaveLength(1);
  talk.shown = "package q\n";
  parse(talk, cache);
  expect(listParsed().filter((slide) => !before.has(slide))).toHaveLength(2);
});

test.each([
  [
    "marp",
    "---\nmarp: true\n---\n",
    "# One ![w:20](a.png)\n\n<!-- said -->\n",
    "<!-- color: red -->\n",
  ],
  [
    "quarto",
    "---\nformat: revealjs\n---\n",
    "## One\n\n::: {.columns}\n{.stray} x\n:::\n",
    "words\n",
  ],
  ["slidev", "---\nlayout: center\n---\n", "# One\n\n---\nsrc: ./part.md\n", "<v-click>\n"],
])("slides of %s are kept too, at the lines where their author has them", (_, top, slide, more) => {
  const cache: SlideCache = new Map();
  const talk = { chapters: [[]] as string[][], title: "A", data: "b\n", shown: "# Put here\n" };
  for (const texts of [
    [slide],
    [slide, slide],
    [more, slide, slide],
    [slide],
    [more, more, slide],
  ]) {
    talk.chapters = [[top, "\n", texts.join("\n---\n\n")]];
    talk.shown = `# Put here\n\n${texts.length} {.x}\n`;
    const deck = parse(talk, cache);
    expect(deck).toEqual(parse(talk));
    expect(deck.dialects).toHaveLength(1);
  }
});
