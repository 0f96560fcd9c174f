import { afterEach, expect, test } from "vitest";
import { formatProblem } from "../../src/deck/problem.ts";
import { readSlides } from "../../src/vite/readSlides.ts";
import { createScratch, type Scratch } from "../scratch.ts";

let deck: Scratch;

afterEach(() => deck.remove());

function listProblems(): string[] {
  return readSlides(deck.root).deck.problems.map(formatProblem);
}

test("a talk without files says which ones to write", () => {
  deck = createScratch();
  expect(listProblems()).toEqual([
    'slides/deck.yaml:1:1 warning: write this file; its first line may be "title: My talk" (missing-deck-data)',
    'slides:1:1 error: there is no slide yet: write one into "slides/10-start.md", or let the command "new" write a small talk (empty-deck)',
  ]);
});

test("a deck of another kind of file is named, with what to do", () => {
  deck = createScratch({ "slides/deck.yaml": "title: A\n", "slides/talk.pptx": "PK" });
  expect(listProblems()).toEqual([
    'slides/talk.pptx:1:1 error: "slides/talk.pptx" is no deck in Markdown: write what it shows into "slides/10-start.md" (empty-deck)',
  ]);
});

test("a file that is not UTF-8 is named at its first foreign byte", () => {
  deck = createScratch({ "slides/deck.yaml": "title: A\n" });
  deck.write("slides/10.md", Buffer.from("## One\n\ncaf\xe9", "latin1"));
  expect(listProblems()).toEqual([
    "slides/10.md:3:4 error: this file is not UTF-8 from here on: save it again with that encoding (not-utf8)",
  ]);
});

test("a missing picture is named with the file that may be meant", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "## One\n\n![x](../assets/lgo.svg)\n",
    "assets/logo.svg": "<svg/>",
  });
  expect(listProblems()).toEqual([
    'slides/10.md:3:1 error: there is no file "assets/lgo.svg" (did you mean "assets/logo.svg"?) (missing-picture)',
  ]);
});

test("so is one that the talk's own styles name; comments, ids and data are none", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "## One\n",
    "slides/theme.css":
      "/* url(../assets/old.svg) */\n.a { background: url(data:,), url('../assets/lgo.svg') }\n" +
      '.b { mask: url("/assets/logo.svg#x"); filter: url(#f); src: url(x.woff2) }\n',
    "assets/logo.svg": "<svg/>",
    "slides/x.woff2": "",
  });
  expect(listProblems()).toEqual([
    'slides/theme.css:2:31 error: there is no file "assets/lgo.svg" (did you mean "assets/logo.svg"?) (missing-picture)',
  ]);
});

test("what styles and drawings want from elsewhere is named at its place in them", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md":
      '## One\n\n<link rel="stylesheet" href="more.css">\n\n![x](../assets/a.svg){.inline}\n',
    "slides/theme.css":
      "@import 'https://example.org/a.css';\n.a { background: url(//example.org/a.png) }\n" +
      "/* url(https://example.org/) */ @namespace url(http://www.w3.org/1999/xhtml);\n",
    "slides/more.css": ".a { background: url(https://example.org/a.png) }",
    "assets/a.svg":
      '<svg xmlns="http://www.w3.org/2000/svg"><style>@import url(https://example.org/a.css)</style>\n' +
      '<a href="https://example.org/"><image xlink:href="https://example.org/a.png"/></a></svg>',
  });
  expect(listProblems().map((problem) => problem.replace(/ error: .* \(/, " ("))).toEqual([
    "assets/a.svg:1:56 (remote-picture)",
    "assets/a.svg:2:32 (remote-picture)",
    "slides/more.css:1:18 (remote-style)",
    "slides/theme.css:1:1 (remote-style)",
    "slides/theme.css:2:18 (remote-style)",
  ]);
});

test("a folder is no picture", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "## One\n\n![x](../assets/)\n",
    "assets/logo.svg": "<svg/>",
  });
  expect(listProblems()).toEqual([
    'slides/10.md:3:1 error: there is no file "assets/" (known: assets/logo.svg) (missing-picture)',
  ]);
});

test("a percent sign in a picture's address is a mistake only when no file has it in its name", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md":
      "---\nbackground: ../assets/50%.svg\nalt: Half\n---\n\n![x](../assets/caf%E9.svg)\n",
    "assets/50%.svg": "<svg/>",
    "assets/café.svg": "<svg/>",
  });
  expect(listProblems()).toEqual([
    'slides/10.md:6:1 error: there is no file "assets/caf%E9.svg" (did you mean "assets/café.svg"?) (missing-picture)',
  ]);
});

test("a file is found in whatever Unicode form its name is stored, and from the root as well", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "![A](../assets/été/nö.svg)\n\n![B](assets/b.svg)\n",
    "assets/e\u0301te\u0301/no\u0308.svg": "<svg/>",
    "assets/b.svg": "<svg/>",
  });
  const { problems, slides } = readSlides(deck.root).deck;
  expect(problems).toEqual([]);
  // A disk that holds both forms for one name is asked with that of the slide.
  expect(slides[0]?.assets.map(({ path }) => path.normalize("NFC"))).toEqual([
    "assets/été/nö.svg",
    "assets/b.svg",
  ]);
});

test("only a file of the same kind may be meant", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "![x](../assets/logo.mp4){poster=../assets/lgo.png}\n",
    "assets/logo.svg": "<svg/>",
  });
  expect(listProblems()).toEqual([
    'slides/10.md:1:1 error: there is no file "assets/logo.mp4" (missing-picture)',
    'slides/10.md:1:1 error: there is no file "assets/lgo.png" (did you mean "assets/logo.svg"?) (missing-picture)',
  ]);
});

test("a style sheet cannot name a file with a sharp sign in its name, as slides can", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "![x](../assets/n%231.svg)\n",
    "slides/theme.css": '.a { background: url("../assets/n%231.svg"); }\n',
    "assets/n#1.svg": "<svg/>",
  });
  expect(listProblems()).toEqual([
    'slides/theme.css:1:18 error: a style sheet cannot name "assets/n#1.svg": take "?" and "#" out of the file\'s name (missing-picture)',
  ]);
});

test("code is read from a file of the project, which is then one of the deck's texts", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "## One\n\n```go file=../code/main.go#run\n```\n",
    "code/main.go": "// #region run\nrun()\n// #endregion\n",
  });
  const source = readSlides(deck.root);
  expect(source.deck.problems).toEqual([]);
  expect(source.deck.slides[0]?.body).toContain(">run()<");
  expect(source.textByPath.get("code/main.go")).toContain("run()");
});

test("a file that is missing or a folder is named, and would be followed once it is there", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": "## One\n\n```go file=../code/mian.go\n```\n\n```go file=../code\n```\n",
    "code/main.go": "",
  });
  expect(listProblems()).toEqual([
    'slides/10.md:3:7 error: there is no file "code/mian.go" (did you mean "code/main.go"?) (missing-file)',
    expect.stringContaining('slides/10.md:6:7 error: there is no file "code"'),
  ]);
  expect([...readSlides(deck.root).shownPaths]).toEqual(["code/mian.go", "code"]);
});

test("deck.yaml has its places too, and its placeholders are listed", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\nspeaker:\n  nmae: B\n  role: ‹role›\nduration: 30\n",
    "slides/10.md": "## One\n",
  });
  expect(listProblems()).toEqual([
    'slides/deck.yaml:3:3 warning: unknown key "speaker.nmae" (did you mean "name"?) (bad-deck-data)',
    "slides/deck.yaml:4:9 warning: still to be filled in: ‹role› (placeholder)",
    'slides/deck.yaml:5:11 warning: key "duration": write a duration as minutes and seconds, like "1:30" (bad-deck-data)',
  ]);
});

test("code has the colours of every language of highlight.js, by all its names", () => {
  deck = createScratch({
    "slides/deck.yaml": "title: A\n",
    "slides/10.md": ["postgres", "pgsql", "tex", "nginx", "nosuch"]
      .map((language) => `\`\`\`${language}\nSELECT 1; \\section{a}\n\`\`\`\n`)
      .join("\n"),
  });
  const { slides, problems } = readSlides(deck.root).deck;
  const body = slides[0]?.body ?? "";
  expect(body.match(/language-\w+/g)?.join(" ")).toBe(
    "language-pgsql language-pgsql language-latex language-nginx language-text",
  );
  expect(body.match(/hljs-keyword/g)?.length).toBeGreaterThan(2);
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(/^slides\/10\.md:17:4 warning: unknown language "nosuch"/),
  ]);
});
