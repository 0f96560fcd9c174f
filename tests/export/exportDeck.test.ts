import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportDeck } from "../../src/export/exportDeck.ts";
import { openPdf, readPages } from "../openPdf.ts";
import { createScratch, type Scratch } from "../scratch.ts";

const lines: string[] = [];
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
  await exportDeck({ root: deck.root, outputs: ["site", "html", "pdf"], notes: false, log });
});

afterAll(() => deck?.remove());

const read = (path: string): string => readFileSync(join(deck.root, path), "utf8");

const readBytes = (path: string): Buffer => readFileSync(join(deck.root, path));

test("the public outputs hold the drawings and no notes, no Mermaid, no absolute address", () => {
  expect(readdirSync(join(deck.root, "dist")).toSorted()).toEqual([
    "assets",
    "deck.html",
    "deck.pdf",
    "index.html",
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

test("the speaker's own copy goes elsewhere, by names that say so, and has the notes on paper", async () => {
  await exportDeck({ root: deck.root, outputs: ["html", "pdf", "handout"], notes: true, log });
  expect(readdirSync(join(deck.root, "dist-notes")).toSorted()).toEqual([
    "deck-notes.html",
    "deck-notes.pdf",
    "handout-notes.pdf",
  ]);
  expect(read("dist-notes/deck-notes.html")).toContain("a SECRET");
  expect((await readPages(readBytes("dist-notes/deck-notes.pdf"))).join()).not.toContain(
    "a SECRET",
  );
  const [first = "", ...others] = await readPages(readBytes("dist-notes/handout-notes.pdf"));
  expect(first).toMatch(/^1 \/ 3.*Copie de l’orateur.*First slide with.*a SECRET/s);
  expect(others.join()).toMatch(/2 \/ 3.*Second.*3 \/ 3.*Third/s);
  expect(others.join()).not.toContain("Copie de l’orateur");
});

test("a PNG of every slide, or a PNG and a page of every step, and one sheet of all pictures", async () => {
  const readPictures = (): string[] => readdirSync(join(deck.root, "dist/pictures")).toSorted();
  const said: string[] = [];
  await exportDeck({
    root: deck.root,
    outputs: ["pictures", "site"],
    notes: false,
    log: (line) => said.push(line),
  });
  // An export links what it wrote itself: what is there already is older.
  expect(said).toContain("not linked, as it is older than this site: deck.pdf, deck.html");
  expect(read("dist/index.html")).not.toMatch(/href="deck\.(?:pdf|html)"/);
  expect(readPictures()).toEqual(["01-a.png", "02-b.png", "03-c.png", "contact-sheet.png"]);
  const png = readFileSync(join(deck.root, "dist/pictures/01-a.png"));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080]);
  const dark = png.toString("base64");

  await exportDeck({
    root: deck.root,
    outputs: ["pictures", "pdf"],
    notes: false,
    log,
    steps: true,
    scheme: "light",
  });
  expect(readPictures()).toEqual([
    "01-a-0.png",
    "02-b-0.png",
    "02-b-1.png",
    "03-c-0.png",
    "contact-sheet.png",
  ]);
  expect(readFileSync(join(deck.root, "dist/pictures/01-a-0.png")).toString("base64")).not.toBe(
    dark,
  );
  expect(existsSync(join(deck.root, "dist/deck.html"))).toBe(true);
  expect(await readPages(readBytes("dist/deck.pdf"))).toHaveLength(4);
  const { pdf, close } = await openPdf(readBytes("dist/deck.pdf"));
  expect((await pdf.getOutline()).map(({ title }) => title)).toEqual([
    expect.stringMatching(/^First/),
    "Second",
  ]);
  await close();
});

test("an error stops an export, and the last good one stays", async () => {
  const before = read("dist/deck.html");
  deck.write(
    "slides/30.md",
    "---\nlayuot: x\n---\n\n## D\n\n```mermaid\nflowchart LR\n  a -->\n```\n",
  );
  await expect(
    exportDeck({ root: deck.root, outputs: ["html"], notes: false, log }),
  ).rejects.toThrow('slides/30.md:2:1 error: unknown setting "layuot"');
  deck.write("slides/30.md", "## D\n\n```mermaid\nflowchart LR\n  a -->\n```\n");
  await expect(
    exportDeck({ root: deck.root, outputs: ["html"], notes: false, log }),
  ).rejects.toThrow(/slides\/30\.md:[56]:\d+ error: this diagram cannot be drawn/);
  expect(read("dist/deck.html")).toBe(before);
  expect(readdirSync(deck.root).filter((name) => name.startsWith(".export-"))).toEqual([]);
  expect(existsSync(join(deck.root, "dist/deck.pdf"))).toBe(true);
});
