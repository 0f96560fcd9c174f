import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { openPdf, readPages } from "../openPdf.ts";
import { createScratch, shareDrawings, type Scratch } from "../scratch.ts";

const lines: string[] = [];
const linesOfSpeaker: string[] = [];
const log = (line: string): void => void lines.push(line);
const DOT = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" sodipodi:docname="SECRET.svg"><!-- SECRET --><metadata>SECRET</metadata><circle r="4"/></svg>`;
let deck: Scratch;

beforeAll(async () => {
  deck = createScratch({
    "slides/deck.yaml":
      "# SECRET in the data\ntitle: A deck to share\nspeaker:\n  name: Ada Lovelace – ça\n  role: ‹to fill in›\n",
    "slides/theme.css":
      '/* SECRET in a style */ .marked { background: url("../assets/fond d’été.svg"); }',
    "slides/components/a-box.ts":
      "// SECRET in a component\ncustomElements.define('a-box', class extends HTMLElement {});",
    "slides/20.md":
      "---\nhidden: true\n---\n\n## SECRET slide\n\n![SECRET alt](../assets/dot.svg)\n\nNote: SECRET\n",
    "assets/fond d’été.svg": `<!-- SECRET in a ground -->${DOT}`,
    "slides/10.md":
      "---\nid: a\n---\n\n<!-- SECRET in a slide -->\n\n## First slide with a title so long that it must break into two lines\n\n" +
      "Go [on](#c) or [out](https://example.org/). <!-- SECRET in a text -->\n\n<aside class='wide notes'>a SECRET</aside>\n\n<p data-notes='a SECRET'>text</p>\n\nNote: a SECRET\n\n" +
      "---\nid: b\nsection: true\n---\n\n## Second\n\n```mermaid\nflowchart LR\n  %% SECRET in a diagram\n  a[Drawn label]\n  %% step\n  a --> b\n```\n\n" +
      "----\nid: c\ntitle: Third\n---\n\n![A dot](<../assets/le point %231 à.svg>) ![The same](<../assets/le point %231 à.svg>){.inline .marked}\n\n```text\nsome code\n```\n",
    "assets/dot.svg": DOT,
    "assets/le point #1 à.svg": `<!-- SECRET in a picture --><metadata>SECRET</metadata>${DOT}`,
  });
  shareDrawings(deck);
  const outputs = ["site", "html", "pdf", "pictures"] as const;
  await exportDeck({ root: deck.root, outputs, notes: false, log });
});

beforeAll(async () => {
  // What an export does not make again stays, older than what it makes.
  deck.write("dist-notes/deck-notes.html", "older");
  await exportDeck({
    root: deck.root,
    outputs: ["site", "pdf", "handout", "pictures"],
    notes: true,
    log: (line) => linesOfSpeaker.push(line),
    steps: true,
    scheme: "light",
  });
});

afterAll(() => deck?.remove());

const read = (path: string): string => readFileSync(join(deck.root, path), "utf8");

const listPictures = (folder: string): string[] =>
  readdirSync(join(deck.root, folder, "pictures")).toSorted();

const readBytes = (path: string): Buffer => readFileSync(join(deck.root, path));

test("the public outputs hold the drawings and no notes, no Mermaid, no absolute address", () => {
  expect(readdirSync(join(deck.root, "dist")).toSorted()).toEqual([
    "assets",
    "deck.html",
    "deck.pdf",
    "index.html",
    "pictures",
    "preview.jpg",
    "third-party-notices.txt",
  ]);
  const scripts = readdirSync(join(deck.root, "dist/assets")).filter((name) =>
    name.endsWith(".js"),
  );
  expect(scripts).toHaveLength(1);
  for (const html of [read("dist/index.html"), read("dist/deck.html")]) {
    expect(html.replaceAll(/<[^>]*>/g, "")).toContain("Drawn label");
    expect(html).not.toMatch(/(?:src|href)="\//);
  }
  // What lies beside the site is beside no single file.
  for (const beside of ['href="deck.pdf" download', 'href="deck.html" download', "preview.jpg"]) {
    expect(read("dist/index.html")).toContain(beside);
    expect(read("dist/deck.html")).not.toContain(beside);
  }
  // Nothing of the talk that this repository carries is part of another one.
  for (const name of readdirSync(join(deck.root, "dist"), { recursive: true, encoding: "utf8" })) {
    if (/\.(?:html|js|css)$/.test(name))
      expect(read(join("dist", name))).not.toMatch(/thanos|querier/i);
  }
  const page = read("dist/deck.html").replaceAll(/<script[\s\S]*?<\/script>/g, "");
  expect(page).not.toMatch(/(?:src|href)="(?!data:|#|\?stage|https:\/\/example\.org)/);
});

test("what is still to be filled in is said, and what a link would lack", () => {
  expect(lines).toContain(
    "slides/deck.yaml:5:9 warning: still to be filled in: ‹to fill in› (placeholder)",
  );
  expect(lines.join("\n")).toContain('write the address that the deck will have: "url: https://…"');
});

test("no byte of a note, a hidden slide or a comment is in any public output", async () => {
  const files = readdirSync(join(deck.root, "dist"), { recursive: true, encoding: "utf8" });
  expect(files).toContain("deck.pdf");
  for (const name of files.filter((path) => /\.\w+$/.test(path))) {
    const bytes = readFileSync(join(deck.root, "dist", name));
    const inside = [...bytes.toString("latin1").matchAll(/base64,([\w+/=]+)/g)];
    const texts = [
      bytes.toString("latin1"),
      ...inside.map(([, text = ""]) => Buffer.from(text, "base64").toString("latin1")),
      ...(name.endsWith(".pdf") ? await readPages(readBytes(join("dist", name))) : []),
    ];
    expect([name, texts.filter((text) => /secret|The view is decided/i.test(text))]).toEqual([
      name,
      [],
    ]);
  }
});

test("every page lets in nothing from elsewhere, and carries the licences of what is not ours", () => {
  for (const name of ["index.html", "deck.html"]) {
    const html = read(join("dist", name));
    const [, policy = ""] =
      /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toMatch(/^default-src 'none'; script-src [^;]*'sha256-/);
    expect(policy.replace("style-src 'self' 'unsafe-inline'", "")).not.toMatch(/unsafe|http|\*/);
    expect(html.indexOf("<script")).toBeGreaterThan(html.indexOf("Content-Security-Policy"));
  }
  for (const name of ["third-party-notices.txt", "deck.html"]) {
    const text = read(join("dist", name));
    for (const [part, words] of [
      ["reveal.js", "to deal in the Software without restriction"],
      ["@fontsource-variable/inter", "SIL OPEN FONT LICENSE Version 1.1"],
    ] as const) {
      expect(text).toContain(part);
      expect(text.split(words)).toHaveLength(2);
    }
  }
});

test("the PDF has a page, an outline entry and tags a slide, real text and live links", async () => {
  const { pdf, close } = await openPdf(readBytes("dist/deck.pdf"));
  expect(pdf.numPages).toBe(3);
  const titles: string[] = [];
  const collect = (items: Awaited<ReturnType<typeof pdf.getOutline>>, level = ""): void => {
    for (const { title, items: below } of items) {
      titles.push(`${level}${title}`);
      collect(below, `${level}- `);
    }
  };
  collect(await pdf.getOutline());
  expect(titles).toEqual([
    "First slide with a title so long that it must break into two lines",
    "Second",
    "- Third",
  ]);
  const second = await pdf.getPage(2);
  const text = (await second.getTextContent()).items.map((item) => ("str" in item ? item.str : ""));
  expect(text.join(" ")).toMatch(/Drawn\s+label/);
  expect(JSON.stringify(await second.getStructTree())).toContain('"H2"');
  const links = await (await pdf.getPage(1)).getAnnotations();
  expect(
    links.map(({ url, dest }) => url ?? (dest === null ? "dead" : "inside")).toSorted(),
  ).toEqual(["https://example.org/", "inside"]);
  // Each says what it shows; the frame around a piece of code is none.
  const trees = JSON.stringify(await (await pdf.getPage(3)).getStructTree());
  expect(trees).toContain('"alt":"A dot"');
  expect(trees.match(/"role":"Figure"/g)).toHaveLength(trees.match(/"alt":/g)?.length ?? 0);
  expect(text.join(" ")).toMatch(/2\s*\/\s*3$/);
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({
    Title: "A deck to share",
    Author: "Ada Lovelace – ça",
    Language: "fr",
  });
  expect(info).not.toHaveProperty("Creator");
  await close();
});

test("the speaker's own copy goes elsewhere, by names that say so, and has the notes in print", async () => {
  expect(readdirSync(join(deck.root, "dist-notes")).toSorted()).toEqual([
    "assets",
    "deck-notes.html",
    "deck-notes.pdf",
    "handout-notes.pdf",
    "index-notes.html",
    "pictures",
    "third-party-notices.txt",
  ]);
  expect(read("dist-notes/index-notes.html")).toContain("a SECRET");
  expect((await readPages(readBytes("dist-notes/deck-notes.pdf"))).join()).not.toContain(
    "a SECRET",
  );
  const [first = "", ...others] = await readPages(readBytes("dist-notes/handout-notes.pdf"));
  expect(first).toMatch(/^1 \/ 3.*Copie de l’orateur.*First slide with.*a SECRET/s);
  expect(others.join()).toMatch(/2 \/ 3.*Second.*3 \/ 3.*Third/s);
  expect(others.join()).not.toContain("Copie de l’orateur");
});

test("an export links what it wrote itself: what is there already stays, but is older", () => {
  expect(linesOfSpeaker).toContain("not linked, as it is older than this site: deck-notes.html");
  expect(read("dist-notes/deck-notes.html")).toBe("older");
  expect(read("dist-notes/index-notes.html")).toContain('href="deck-notes.pdf" download');
  expect(read("dist-notes/index-notes.html")).not.toContain('href="deck-notes.html"');
});

test("a PNG of every slide, or a PNG and a page of every step, and one sheet of all pictures", async () => {
  expect(listPictures("dist")).toEqual(["01-a.png", "02-b.png", "03-c.png", "contact-sheet.png"]);
  const dark = readBytes("dist/pictures/01-a.png");
  expect([dark.readUInt32BE(16), dark.readUInt32BE(20)]).toEqual([1920, 1080]);

  expect(listPictures("dist-notes")).toEqual([
    "01-a-0.png",
    "02-b-0.png",
    "02-b-1.png",
    "03-c-0.png",
    "contact-sheet.png",
  ]);
  expect(readBytes("dist-notes/pictures/01-a-0.png").equals(dark)).toBe(false);
  const { pdf, close } = await openPdf(readBytes("dist-notes/deck-notes.pdf"));
  expect(pdf.numPages).toBe(4);
  expect((await pdf.getOutline()).map(({ title }) => title)).toEqual([
    expect.stringMatching(/^First/),
    "Second",
  ]);
  await close();
});

// Those of figures are among the bad input of the commands.
test("an error stops an export, and the last good one stays", async () => {
  const before = read("dist/deck.html");
  deck.write("slides/30.md", "## D\n\n![A](none.svg)\n");
  await expect(
    exportDeck({ root: deck.root, outputs: ["html"], notes: false, log }),
  ).rejects.toThrow('slides/30.md:3:1 error: there is no file "slides/none.svg"');
  expect(read("dist/deck.html")).toBe(before);
  expect(readdirSync(deck.root).filter((name) => name.startsWith(".export-"))).toEqual([]);
  expect(readdirSync(join(deck.root, "dist"))).toContain("deck.pdf");
});
