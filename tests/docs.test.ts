import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSlides } from "../src/vite/readSlides.ts";

const root = join(import.meta.dirname, "..");
const PAGES = ["README.md", "src/README.md", "tests/bench/README.md", ...list("docs", ".md")];
const DECK = join(import.meta.dirname, "decks/docs");

/** An example of the slides' language, whichever number of backticks is around it. */
const EXAMPLE = /^(`{3,})markdown\n([\s\S]*?)^\1$/gm;
const CODE = /^(`{3,})[\s\S]*?^\1$|(`+)[^`][\s\S]*?\2/gm;
const LINK = /\]\(([^)#:\s]+)(?:#[^)]*)?\)/g;

function list(folder: string, extension: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name}`);
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

describe("the examples in the docs", () => {
  const { deck, textByPath } = readSlides(DECK);
  const chapters = [...textByPath.values()].join("\n");
  const examples = PAGES.flatMap((page) => [...read(page).matchAll(EXAMPLE)]).map(
    ([, , example = ""]) => example,
  );

  test("are slides of the deck beside them", () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter((example) => !chapters.includes(example))).toEqual([]);
  });

  test("have no problem", () => {
    expect(deck.problems).toEqual([]);
  });

  test("have pictures, each of at most 40 kB", () => {
    const pictures = list("docs/pictures", ".png");
    const ids = deck.slides.map(({ id }) => `docs/pictures/${id}.png`);
    expect(pictures.filter((path) => !ids.includes(path))).toEqual([]);
    expect(pictures.filter((path) => statSync(join(root, path)).size > 40_000)).toEqual([]);
  });
});

test.each(PAGES)("each link of %s to a file leads to one", (page) => {
  const text = read(page).replace(CODE, "");
  const targets = [...text.matchAll(LINK)].map(([, target = ""]) => target);
  const missing = targets.filter((target) => !existsSync(join(root, dirname(page), target)));
  expect(missing).toEqual([]);
});

test("each dependency has its reason in src/README.md", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const rows = read("src/README.md").matchAll(/^\| ([\w@*/., -]+?) +\|/gm);
  const named = [...rows].flatMap(([, names = ""]) => names.split(", "));
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  const hasReason = (name: string): boolean =>
    named.includes(name) || named.includes(name.replace(/\/.*/, "/*"));
  expect(packages.filter((name) => !hasReason(name))).toEqual([]);
});

test("src/README.md says what each folder holds", () => {
  const entries = readdirSync(join(root, "src"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const page = read("src/README.md");
  expect(folders.filter((name) => !page.includes(`\n| \`${name}\` `))).toEqual([]);
});
